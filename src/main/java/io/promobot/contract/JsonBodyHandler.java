package io.promobot.contract;

import io.promobot.http.BodyBudget;
import io.promobot.http.Problem;
import io.promobot.http.RawBodyHandler;
import io.promobot.untrusted.JsonReader;
import io.promobot.untrusted.Limits;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;

/** Reads an API request's body, and says where it stops being JSON. */
public final class JsonBodyHandler implements Handler<RoutingContext> {
  /** Where the request carries its body's {@link Buffer}. */
  public static final String BODY = "raw body";

  /** Where the request carries its body's {@link com.fasterxml.jackson.databind.JsonNode}. */
  static final String JSON = "body";

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final byte[] NOTHING = {'{', '}'};
  private static final JsonReader READER = JsonReader.strict(Limits.OF_REQUESTS);

  @Override
  public void handle(RoutingContext ctx) {
    if (ctx.get(BODY) != null) {
      // a file, which has been read already
      ctx.next();
      return;
    }
    Operation operation = ctx.get(ContractHandler.OPERATION);
    var from =
        operation.open() || operation.till() ? BodyBudget.Kind.STRANGER : BodyBudget.Kind.VISITOR;
    var limits = new RawBodyHandler.Limits(operation.longestBody(), DEADLINE, from);
    RawBodyHandler.read(ctx.vertx(), ctx.request(), limits)
        .map(body -> read(ctx, body))
        .onComplete(read -> ctx.next(), ctx::fail);
  }

  private static Buffer read(RoutingContext ctx, Buffer body) {
    if (body.length() > 0 && !saysJson(ctx)) {
      throw Problem.notJson();
    }
    Operation operation = ctx.get(ContractHandler.OPERATION);
    if (operation.body().isPresent()) {
      if (body.length() == 0 && operation.needsBody()) {
        throw Problem.badInput("The request needs a body of JSON");
      }
      ctx.put(JSON, READER.read(body.length() == 0 ? NOTHING : body.getBytes()));
    }
    return body;
  }

  private static boolean saysJson(RoutingContext ctx) {
    var type = ctx.request().getHeader("content-type");
    return type != null
        && type.split(";")[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
  }
}
