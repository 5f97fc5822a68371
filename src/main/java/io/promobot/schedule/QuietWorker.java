package io.promobot.schedule;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds whether the quiet hours have begun or ended, and who sleeps by now. */
public final class QuietWorker {
  private static final Logger log = LoggerFactory.getLogger(QuietWorker.class);
  private static final long PERIOD_MS = 5_000;

  private final Vertx vertx;
  private final ScheduleStore store;
  private final SendCaller sends;
  private final InstantSource clock;
  private final ZoneId zone;
  private volatile boolean stopped;
  private volatile long timer = -1;

  public QuietWorker(
      Vertx vertx, ScheduleStore store, SendCaller sends, InstantSource clock, ZoneId zone) {
    this.vertx = vertx;
    this.store = store;
    this.sends = sends;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Looks now, and from time to time. Completes after the first look, before which nothing may be
   * sent: the quiet hours may have begun while promobot was not running.
   */
  public Future<Void> start() {
    return look().onComplete(done -> again());
  }

  private void again() {
    if (!stopped) {
      timer = vertx.setTimer(PERIOD_MS, tick -> start());
    }
  }

  public void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  /** Pauses or resumes what rests in them, also after the owner has changed the quiet hours. */
  Future<Void> look() {
    return store
        .rules()
        .compose(rules -> sends.quiet(rules.quietUntil(clock.instant(), zone)))
        .compose(rest -> sends.late(clock.instant()))
        .onFailure(failure -> log.warn("quiet hours are looked at later: {}", failure.toString()))
        .otherwiseEmpty();
  }
}
