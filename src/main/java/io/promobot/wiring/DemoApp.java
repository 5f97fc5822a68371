package io.promobot.wiring;

import io.promobot.access.SameSiteHandler;
import io.promobot.api.DemoHandler;
import io.promobot.config.AppConfig;
import io.promobot.contract.Endpoints;
import io.promobot.flow.Conversation;
import io.promobot.http.Problem;
import io.promobot.http.ShopPageHandler;
import io.promobot.http.SiteRoutes;
import io.promobot.retention.FreshStartStore;
import io.promobot.simulator.Simulator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The simulator where it is on and, where no real page is configured, how the demo starts over. */
final class DemoApp {
  private static final int LOOKS = 50;
  private static final long LOOK_EVERY_MS = 100;

  private final SharedApp shared;
  private final AppConfig config;
  private final EngineApp engine;
  private final Optional<Simulator> simulator;
  private final URI publicUrl;

  DemoApp(
      SharedApp shared,
      AppConfig config,
      EngineApp engine,
      Optional<Simulator> simulator,
      URI publicUrl) {
    this.shared = shared;
    this.config = config;
    this.engine = engine;
    this.simulator = simulator;
    this.publicUrl = publicUrl;
  }

  /** Routers below their own prefix. */
  Map<String, Function<Vertx, Router>> others() {
    return simulator
        .map(world -> Map.<String, Function<Vertx, Router>>of("/simulator", v -> ours(v, world)))
        .orElse(Map.of());
  }

  /** Any site could otherwise play with the demo that runs beside it in a browser. */
  private Router ours(Vertx vertx, Simulator world) {
    Router router = Router.router(vertx);
    router.route().handler(new SameSiteHandler(publicUrl));
    router.route("/*").subRouter(world.router());
    return router;
  }

  /** By which the website chat knows the demo's crowd. */
  Optional<String> crowdPass() {
    return simulator.map(Simulator::crowdPass);
  }

  /** The pages that only a demo has. */
  List<SiteRoutes> pages() {
    return simulator.map(world -> List.<SiteRoutes>of(new ShopPageHandler())).orElse(List.of());
  }

  /** A simulator may also stand next to a real page, whose customers nobody may delete at once. */
  Endpoints endpoints() {
    return new DemoHandler(
        simulator.filter(world -> config.messenger().demo()).map(world -> () -> startOver(world)));
  }

  private Future<Void> startOver(Simulator world) {
    var shop = new FreshStartStore(shared.vertx, shared.db, config.messenger().pageId());
    return world
        .startOver(() -> settled(LOOKS).compose(v -> shop.forget(Conversation.WELCOME)))
        .recover(
            failure ->
                Future.failedFuture(failure instanceof FreshStartStore.Busy ? busy() : failure))
        .onSuccess(v -> engine.live.changed(Conversation.WELCOME));
  }

  /** Completes when every event that was taken in has been handled. */
  private Future<Void> settled(int looks) {
    if (engine.inbox.waiting() == 0) {
      return Future.succeededFuture();
    }
    return looks == 0
        ? Future.failedFuture(busy())
        : shared.vertx.timer(LOOK_EVERY_MS).compose(v -> settled(looks - 1));
  }

  private static Problem busy() {
    return Problem.unavailable("The demo is too busy to start over; please try again in a moment");
  }
}
