package io.promobot.simulator;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers failed requests to the simulator, in detail where the caller made the mistake. */
final class FaultHandler implements Handler<RoutingContext> {
  private static final Logger log = LoggerFactory.getLogger(FaultHandler.class);

  @Override
  public void handle(RoutingContext ctx) {
    if (ctx.response().ended() || ctx.response().closed()) {
      return;
    }
    int status = ctx.failure() instanceof BadInput || unread(ctx) ? 400 : ctx.statusCode();
    if (status >= 500) {
      log.error("The simulator failed at {}", ctx.normalizedPath(), ctx.failure());
    }
    ctx.response().setStatusCode(status);
    ctx.json(new JsonObject().put("error", words(ctx, status)));
  }

  /** Bad chunks, broken forms: none of our code runs before the body has been read to its end. */
  private static boolean unread(RoutingContext ctx) {
    return ctx.statusCode() == 500 && !ctx.request().isEnded();
  }

  private String words(RoutingContext ctx, int status) {
    if (ctx.failure() instanceof BadInput bad) {
      return bad.getMessage();
    }
    return status == 413 ? "the body is larger than 1 MiB" : "the simulator failed; see its log";
  }

  void unknownPath(RoutingContext ctx) {
    ctx.response().setStatusCode(404);
    ctx.json(new JsonObject().put("error", "the simulator has no such path"));
  }
}
