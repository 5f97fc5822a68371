package io.promobot.wiring;

import io.promobot.api.DecisionHandler;
import io.promobot.api.DeliveryCountHandler;
import io.promobot.api.DeliveryHandler;
import io.promobot.api.ParkedHandler;
import io.promobot.api.RedirectHandler;
import io.promobot.config.AppConfig;
import io.promobot.contract.Endpoints;
import io.promobot.db.Database;
import io.promobot.deliveries.DeliveryCountStore;
import io.promobot.deliveries.DeliveryStore;
import io.promobot.http.SiteRoutes;
import io.promobot.inbox.ParkedStore;
import io.promobot.outbox.LinkStore;
import io.promobot.outbox.LinkTap;
import io.promobot.outbox.LinkTapStore;
import io.promobot.outbox.LinkTapWorker;
import io.promobot.support.PostedStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** What goes out, the links in it, and what came in and could not be handled. */
final class DeliveriesApp {
  private static final Duration COUNT_AGAIN = Duration.ofSeconds(5);

  private final Database db;
  private final EngineApp engine;
  private final String page;
  private final LinkTapStore linkTaps;
  private final LinkTapWorker taps;

  DeliveriesApp(Vertx vertx, Database db, EngineApp engine, AppConfig config) {
    this.db = db;
    this.engine = engine;
    this.page = config.messenger().pageId();
    this.linkTaps = new LinkTapStore(db, EngineApp.tally(config));
    this.taps =
        new LinkTapWorker(
            this::count, again -> vertx.setTimer(COUNT_AGAIN.toMillis(), due -> again.run()));
  }

  /** {@code posted} knows what a webhook is sent. */
  List<Endpoints> endpoints(LongFunction<Future<Optional<PostedStore.Posted>>> posted) {
    var deliveries = new DeliveryStore(db, page);
    var counts = new DeliveryCountStore(db, page);
    var parked = new ParkedStore(db, page);
    return List.of(
        new DeliveryHandler(deliveries::list, posted),
        new DecisionHandler(
            deliveries::find, engine.outbox::retry, engine.outbox::cancel, engine.outbox::hurry),
        new DeliveryCountHandler(
            counts::count, counts::countMessages, counts::countSent, parked::count),
        new ParkedHandler(parked::list, id -> engine.inbox.replay(id, engine.again)));
  }

  SiteRoutes links() {
    return new RedirectHandler(this::openLink);
  }

  /**
   * @param counted whether a person opens it
   */
  private Future<Optional<String>> openLink(String token, boolean counted) {
    return engine
        .links
        .open(token)
        .onSuccess(found -> found.filter(link -> counted).ifPresent(link -> taps.add(link.tap())))
        .map(found -> found.map(LinkStore.Opened::address));
  }

  /** Completes when every tap so far has been counted. */
  Future<Void> finish() {
    return taps.finish();
  }

  private Future<Void> count(List<LinkTap> opened) {
    return linkTaps
        .count(opened)
        .onSuccess(done -> opened.forEach(tap -> engine.live.changed(tap.link().campaign())));
  }
}
