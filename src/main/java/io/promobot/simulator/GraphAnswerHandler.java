package io.promobot.simulator;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Writes the Graph API's answers, and records the refused sends. */
final class GraphAnswerHandler {
  private final World world;

  GraphAnswerHandler(World world) {
    this.world = world;
  }

  void answer(RoutingContext ctx, JsonObject body) {
    if (!ctx.response().ended() && !ctx.response().closed()) {
      ctx.json(body);
    }
  }

  void refuse(RoutingContext ctx, GraphError error) {
    if (ctx.normalizedPath().endsWith("/messages")) {
      world.ledger().refused(error.code());
    }
    ctx.response().setStatusCode(error.status());
    answer(ctx, error.toJson(world.ids().trace()));
  }
}
