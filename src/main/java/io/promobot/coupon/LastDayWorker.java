package io.promobot.coupon;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every hour for people to remind of a coupon that ends tomorrow. */
public final class LastDayWorker {
  private static final Logger log = LoggerFactory.getLogger(LastDayWorker.class);
  private static final long PERIOD_MS = 3_600_000;

  private final Vertx vertx;
  private final LastDayStore store;
  private final InstantSource clock;
  private final Runnable reminded;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile Future<?> running = Future.succeededFuture();
  private long timer;

  /** {@code reminded} is told when there is something to send. */
  public LastDayWorker(Vertx vertx, LastDayStore store, InstantSource clock, Runnable reminded) {
    this.vertx = vertx;
    this.store = store;
    this.clock = clock;
    this.reminded = reminded;
  }

  /** Looks now, and every hour. */
  public void start() {
    timer = vertx.setPeriodic(PERIOD_MS, tick -> look());
    look();
  }

  private void look() {
    if (busy.compareAndSet(false, true)) {
      running =
          store
              .remind(clock.instant())
              .onSuccess(this::tell)
              .onFailure(
                  failure -> log.warn("could not remind of coupons: {}", failure.getMessage()))
              .onComplete(done -> busy.set(false));
    }
  }

  private void tell(int people) {
    if (people > 0) {
      log.info("{} people are reminded of a coupon that ends tomorrow", people);
      reminded.run();
    }
  }

  /** Looks no more, and completes when what is under way has been saved. */
  public Future<Void> stop() {
    vertx.cancelTimer(timer);
    return running.otherwiseEmpty().mapEmpty();
  }
}
