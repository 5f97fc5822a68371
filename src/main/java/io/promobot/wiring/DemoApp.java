package io.promobot.wiring;

import io.promobot.flow.Conversation;
import io.promobot.retention.FreshStartStore;
import io.promobot.simulator.Simulator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.function.Consumer;

/** The simulator as its page sees it: with the shop, it can begin again. */
final class DemoApp {
  private final Simulator simulator;
  private final FreshStartStore shop;
  private final Consumer<String> changed;

  /**
   * @param changed is told which campaign's figures are others now
   */
  DemoApp(Simulator simulator, FreshStartStore shop, Consumer<String> changed) {
    this.simulator = simulator;
    this.shop = shop;
    this.changed = changed;
  }

  /** To be mounted at {@code /simulator}. */
  Router router(Vertx vertx) {
    var router = Router.router(vertx);
    router
        .post("/start_over")
        .handler(
            ctx ->
                startOver()
                    .onSuccess(done -> ctx.response().setStatusCode(204).end())
                    .onFailure(ctx::fail));
    router.route("/*").subRouter(simulator.router());
    return router;
  }

  /** The customers first, so that none of them acts on what the shop has forgotten. */
  private Future<Void> startOver() {
    return simulator
        .startOver()
        .compose(v -> shop.forget(Conversation.WELCOME))
        .onSuccess(v -> changed.accept(Conversation.WELCOME));
  }
}
