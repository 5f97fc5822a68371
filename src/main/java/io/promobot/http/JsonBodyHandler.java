package io.promobot.http;

import io.promobot.untrusted.JsonReader;
import io.promobot.untrusted.Limits;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.time.Duration;
import java.util.Locale;

/** Reads an API request's body, and says where it stops being JSON. */
final class JsonBodyHandler implements Handler<RoutingContext> {
  /** Where the request carries its body's {@link Buffer}. */
  static final String BODY = "raw body";

  private static final int LARGEST_BODY = 64 * 1024;
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final JsonReader JSON = JsonReader.strict(Limits.OF_REQUESTS);

  @Override
  public void handle(RoutingContext ctx) {
    if (ctx.get(BODY) != null) {
      // a file, which has been read already
      ctx.next();
      return;
    }
    RawBodyHandler.read(ctx.vertx(), ctx.request(), LARGEST_BODY, DEADLINE)
        .map(body -> checked(ctx, body))
        .onComplete(body -> ctx.put(BODY, body).next(), ctx::fail);
  }

  private static Buffer checked(RoutingContext ctx, Buffer body) {
    if (body.length() > 0 && !saysJson(ctx)) {
      throw Problem.notJson();
    }
    refuseUnreadable(ctx, body);
    return body;
  }

  private static boolean saysJson(RoutingContext ctx) {
    var type = ctx.request().getHeader("content-type");
    return type != null
        && type.split(";")[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
  }

  private static void refuseUnreadable(RoutingContext ctx, Buffer body) {
    Operation operation = ctx.get(ContractHandler.OPERATION);
    if (operation.getRequestBody() == null) {
      return;
    }
    if (body.length() == 0) {
      throw Problem.badInput("The request needs a body of JSON");
    }
    JSON.read(body.getBytes());
  }
}
