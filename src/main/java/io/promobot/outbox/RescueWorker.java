package io.promobot.outbox;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes care of abandoned rows: dead workers' claims and sends without an echo.
 *
 * <p>While this process or its database was away no echo could reach us, so every row that waits
 * for one gets the full grace period again from then on.
 */
public final class RescueWorker {
  private static final Logger log = LoggerFactory.getLogger(RescueWorker.class);

  private final Vertx vertx;
  private final Outbox outbox;
  private final RescueStore store;
  private final Database db;
  private final long graceMs;
  private final long everyMs;
  private long timer = -1;
  private boolean busy;
  private volatile long grace = -1;
  private volatile boolean listenedLongEnough;
  private Runnable deaf = () -> {};

  /** {@code echoGrace} is how long a send without an answer may take to show up as an echo. */
  public RescueWorker(Vertx vertx, Database db, String page, Outbox outbox, Duration echoGrace) {
    this.vertx = vertx;
    this.db = db;
    this.outbox = outbox;
    this.graceMs = Math.max(1, echoGrace.toMillis());
    this.store = new RescueStore(db::general, page, echoGrace);
    this.everyMs = Math.max(200, Math.min(5_000, echoGrace.toMillis() / 4));
  }

  public void start() {
    deaf = db.onUp(this::listenAnew);
    listenAnew();
    timer = vertx.setPeriodic(0, everyMs, tick -> look());
  }

  public void stop() {
    deaf.run();
    vertx.cancelTimer(timer);
    vertx.cancelTimer(grace);
  }

  private void listenAnew() {
    vertx.cancelTimer(grace);
    listenedLongEnough = false;
    grace = vertx.setTimer(graceMs, over -> listenedLongEnough = true);
  }

  private void look() {
    if (busy) {
      return;
    }
    busy = true;
    store
        .abandoned()
        .onSuccess(rows -> tell(rows, "left by a worker that died; waiting for an echo"))
        .compose(rows -> listenedLongEnough ? unheard() : Future.succeededFuture())
        .onComplete(done -> busy = false)
        .onFailure(
            failure -> log.warn("could not look for lost messages: {}", failure.getMessage()));
  }

  private Future<Void> unheard() {
    return store
        .unheard()
        .onSuccess(
            rows -> tell(rows, "without an echo; trying once more, though it may come twice"))
        .compose(
            rows -> {
              if (rows > 0) {
                outbox.wakeForCampaigns();
                outbox.wakeForCalls();
              }
              return store.lost();
            })
        .compose(this::settle)
        .mapEmpty();
  }

  private Future<?> settle(List<Settlement> lost) {
    tell(lost.size(), "tried twice without an answer or an echo; given up");
    return Future.all(lost.stream().map(outbox::settle).toList());
  }

  private static void tell(int rows, String what) {
    if (rows > 0) {
      log.info("{} {}", rows == 1 ? "1 message" : rows + " messages", what);
    }
  }
}
