package io.promobot.schedule;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second for planned sends whose time has come, and begins them. */
public final class ScheduleWorker {
  private static final Logger log = LoggerFactory.getLogger(ScheduleWorker.class);
  private static final long PERIOD_MS = 1_000;

  private final Vertx vertx;
  private final DueStore due;
  private final SendCaller sends;
  private final InstantSource clock;
  private volatile boolean stopped;
  private volatile long timer = -1;

  public ScheduleWorker(Vertx vertx, DueStore due, SendCaller sends, InstantSource clock) {
    this.vertx = vertx;
    this.due = due;
    this.sends = sends;
    this.clock = clock;
  }

  public void start() {
    if (!stopped) {
      timer = vertx.setTimer(PERIOD_MS, tick -> look().onComplete(done -> start()));
    }
  }

  /** What is under way is finished, by this replica or another one. */
  public void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  /** Begins everything that is due. */
  Future<Void> look() {
    return due.next(clock.instant())
        .onFailure(failure -> log.warn("planned sends are begun later: {}", failure.toString()))
        .otherwise(Optional.empty())
        .compose(done -> done.map(this::told).orElse(Future.succeededFuture()));
  }

  private Future<Void> told(DueStore.Done done) {
    log.info("planned send {}: {}", done.id(), done.told());
    done.begun().ifPresent(sends::goOn);
    return look();
  }
}
