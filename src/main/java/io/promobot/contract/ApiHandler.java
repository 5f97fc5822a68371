package io.promobot.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.promobot.http.Json;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs one endpoint and writes its reply; also reads what the contract allowed. */
public final class ApiHandler implements Handler<RoutingContext> {
  private static final int USUAL_LIMIT = 50;

  private final Function<RoutingContext, Future<Reply>> endpoint;

  public ApiHandler(Function<RoutingContext, Future<Reply>> endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void handle(RoutingContext ctx) {
    endpoint
        .apply(ctx)
        .compose(reply -> write(ctx, reply))
        .onFailure(failure -> failUnlessGone(ctx, failure));
  }

  private static Future<Void> write(RoutingContext ctx, Reply reply) {
    var response = ctx.response();
    if (response.closed()) {
      return Future.succeededFuture();
    }
    response.setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    if (reply.body().isEmpty()) {
      return response.end();
    }
    var text = Json.text(reply.body().get());
    return response.putHeader("content-type", "application/json").end(text);
  }

  /** A visitor who left while we answered is nobody's fault. */
  public static void failUnlessGone(RoutingContext ctx, Throwable failure) {
    if (!ctx.response().ended() && !ctx.response().closed()) {
      ctx.fail(failure);
    }
  }

  public static String id(RoutingContext ctx) {
    return path(ctx, "id");
  }

  public static String path(RoutingContext ctx, String name) {
    return parameters(ctx).get(name);
  }

  public static Optional<String> query(RoutingContext ctx, String name) {
    return Optional.ofNullable(parameters(ctx).get(name));
  }

  /** All values of a parameter that may be given several times, each once. */
  public static List<String> queries(RoutingContext ctx, String name) {
    Map<String, List<String>> lists = ctx.get(InputHandler.LISTS);
    return lists.get(name);
  }

  public static Optional<Integer> number(RoutingContext ctx, String name) {
    return query(ctx, name).map(Integer::valueOf);
  }

  /** A day of the shop's calendar. */
  public static Optional<LocalDate> day(RoutingContext ctx, String name) {
    return query(ctx, name).map(LocalDate::parse);
  }

  public static int limit(RoutingContext ctx) {
    return number(ctx, "limit").orElse(USUAL_LIMIT);
  }

  public static JsonObject body(RoutingContext ctx) {
    JsonNode body = ctx.get(JsonBodyHandler.JSON);
    return new JsonObject(Json.map(body));
  }

  private static Map<String, String> parameters(RoutingContext ctx) {
    return ctx.get(InputHandler.PARAMETERS);
  }
}
