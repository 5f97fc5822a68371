package io.promobot.schedule;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
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
    return look(Set.of());
  }

  private Future<Void> look(Set<Long> failed) {
    return due.next(clock.instant(), failed)
        .compose(
            done -> done.map(one -> told(one, failed)).orElse(Future.succeededFuture()),
            failure -> later(failure, failed));
  }

  private Future<Void> told(DueStore.Done done, Set<Long> failed) {
    log.info("planned send {}: {}", done.id(), done.told());
    done.begun().ifPresent(sends::goOn);
    return look(failed);
  }

  private Future<Void> later(Throwable failure, Set<Long> failed) {
    if (!(failure instanceof DueStore.Failed one)) {
      log.warn("planned sends are begun later: {}", failure.toString());
      return Future.succeededFuture();
    }
    log.warn("{} is begun later: {}", one.getMessage(), one.getCause().toString());
    Set<Long> more = new HashSet<>(failed);
    more.add(one.id);
    return look(more);
  }
}
