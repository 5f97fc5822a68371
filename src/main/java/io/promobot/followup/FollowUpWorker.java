package io.promobot.followup;

import io.promobot.db.Database;
import io.promobot.schedule.ScheduleStore;
import io.promobot.stats.ShopDays;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every minute for people to be asked again, and every hour for coupons that end tomorrow.
 * Within the quiet hours it waits for their end.
 */
public final class FollowUpWorker {
  private static final Logger log = LoggerFactory.getLogger(FollowUpWorker.class);
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final Duration LAST_DAY_PERIOD = Duration.ofHours(1);

  private final Vertx vertx;
  private final WaitStore waits;
  private final UnopenedStore unopened;
  private final LastDayStore lastDays;
  private final ScheduleStore schedule;
  private final ShopDays days;
  private final InstantSource clock;
  private final Runnable queued;
  private volatile Future<?> running = Future.succeededFuture();
  private volatile Instant lastDayAt = Instant.MIN;
  private volatile boolean stopped;
  private volatile long timer = -1;

  /** {@code queued} is told when there is something to send. */
  public FollowUpWorker(
      Vertx vertx,
      Database database,
      String page,
      ShopDays days,
      InstantSource clock,
      Runnable queued) {
    this.vertx = vertx;
    this.waits = new WaitStore(database, page);
    this.unopened = new UnopenedStore(database, page);
    this.lastDays = new LastDayStore(database, page, days);
    this.schedule = new ScheduleStore(database, page);
    this.days = days;
    this.clock = clock;
    this.queued = queued;
  }

  /** Looks now, and from time to time. */
  public void start() {
    running =
        look()
            .onFailure(failure -> log.warn("follow-ups are sent later: {}", failure.getMessage()))
            .onComplete(done -> again());
  }

  private void again() {
    if (!stopped) {
      timer = vertx.setTimer(PERIOD.toMillis(), tick -> start());
    }
  }

  /** Looks no more, and completes when what is under way has been saved. */
  public Future<Void> stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    return running.otherwiseEmpty().mapEmpty();
  }

  /** Queues everything that is due, and answers with how many messages that are. */
  Future<Integer> look() {
    Instant now = clock.instant();
    return awake()
        .compose(
            awake ->
                awake
                    ? lastDay(now).compose(before -> ask(now).map(asked -> before + asked))
                    : Future.succeededFuture(0))
        .onSuccess(this::tell);
  }

  private Future<Boolean> awake() {
    return schedule.rules().map(rules -> rules.quietUntil(clock.instant(), days.zone()).isEmpty());
  }

  private Future<Integer> lastDay(Instant now) {
    if (now.isBefore(lastDayAt.plus(LAST_DAY_PERIOD))) {
      return Future.succeededFuture(0);
    }
    return lastDays
        .remind(now, this::awake)
        .compose(reminded -> waits.forget(now).map(reminded))
        .onSuccess(done -> lastDayAt = now);
  }

  private Future<Integer> ask(Instant now) {
    return waits.watched(days.dayOf(now)).compose(campaigns -> ask(campaigns, now));
  }

  private Future<Integer> ask(List<WaitStore.Watched> campaigns, Instant now) {
    Future<Integer> all = Future.succeededFuture(0);
    for (WaitStore.Watched campaign : campaigns) {
      all =
          all.compose(
              before ->
                  waits
                      .note(campaign, now)
                      .compose(
                          noted ->
                              unopened.ask(campaign.told(), campaign.patience(), now, this::awake))
                      .recover(failure -> later(failure))
                      .map(asked -> before + asked));
    }
    return all;
  }

  /** Other campaigns' people do not wait for this one's. */
  private static Future<Integer> later(Throwable failure) {
    log.warn("a campaign's follow-ups are sent later: {}", failure.toString());
    return Future.succeededFuture(0);
  }

  private void tell(int people) {
    if (people > 0) {
      log.info("{} people get a message that follows up", people);
      queued.run();
    }
  }
}
