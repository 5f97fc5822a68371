package io.promobot.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Behind the scenes: failure switches, the ledger, mass blocking, the webhook handshake. */
final class StageHandler {
  private final World world;
  private final WebhookClient webhook;

  StageHandler(World world, WebhookClient webhook) {
    this.world = world;
    this.webhook = webhook;
  }

  void failures(RoutingContext ctx) {
    ctx.json(world.failures().failures().toJson());
  }

  void setFailures(RoutingContext ctx) {
    world.failures().set(Failures.of(input(ctx)));
    failures(ctx);
  }

  void totals(RoutingContext ctx) {
    ctx.json(world.ledger().totals().toJson());
  }

  void sends(RoutingContext ctx) {
    Input query = Input.ofQuery(ctx.queryParams());
    long after = query.whole("after", 0, 0, Long.MAX_VALUE);
    int limit = (int) query.whole("limit", 1000, 1, 10_000);
    JsonArray sends = new JsonArray();
    world.ledger().sends(after, limit).forEach(send -> sends.add(send.toJson()));
    ctx.json(new JsonObject().put("sends", sends));
  }

  void block(RoutingContext ctx) {
    Input input = input(ctx);
    double share = input.share("share", 0.1);
    long seed = input.whole("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
    ctx.json(new JsonObject().put("blocked", world.customers().block(share, seed)));
  }

  void handshake(RoutingContext ctx) {
    String challenge = Long.toUnsignedString(world.ids().any());
    webhook
        .handshake(challenge)
        .onSuccess(verified -> ctx.json(new JsonObject().put("verified", verified)));
  }

  private Input input(RoutingContext ctx) {
    return Input.of(ctx.body().buffer());
  }
}
