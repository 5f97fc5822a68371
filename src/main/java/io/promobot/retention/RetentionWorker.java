package io.promobot.retention;

import io.promobot.db.Database;
import io.promobot.retention.SweepStore.Batch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is no longer kept, soon after the start and then every hour. After each batch it
 * rests for as long as the batch took, so it never uses more than half of one connection's time;
 * only one replica works at a time.
 */
public final class RetentionWorker {
  private static final Logger log = LoggerFactory.getLogger(RetentionWorker.class);
  private static final long SHORTEST_REST_MS = 20;

  /** When it runs: this long after the start, and then this long after each run. */
  public record Pace(Duration first, Duration then) {
    public static final Pace HOURLY = new Pace(Duration.ofMinutes(1), Duration.ofHours(1));
  }

  private final Vertx vertx;
  private final Database db;
  private final String page;
  private final Keep keep;
  private final BiConsumer<Removed.Kind, Long> removedSome;
  private final TurnStore turns;
  private final Optional<OutboxSweepStore> messages;
  private volatile boolean stopped;
  private volatile long timer = -1;

  /** Calls {@code removedSome} with the number of rows each batch has removed. */
  public RetentionWorker(
      Vertx vertx,
      Database db,
      String page,
      Keep keep,
      BiConsumer<Removed.Kind, Long> removedSome) {
    this.vertx = vertx;
    this.db = db;
    this.page = page;
    this.keep = keep;
    this.removedSome = removedSome;
    this.turns = new TurnStore(page);
    this.messages = keep.messages().map(kept -> new OutboxSweepStore(page, kept));
  }

  public void start(Pace pace) {
    next(pace.first(), pace);
  }

  /** The batch in flight is finished; another run continues with the rest. */
  public void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  private void next(Duration delay, Pace pace) {
    if (!stopped) {
      timer =
          vertx.setTimer(
              delay.toMillis(), due -> run().onComplete(done -> next(pace.then(), pace)));
    }
  }

  /** Removes everything that is old enough; never fails. */
  Future<Removed> run() {
    Promise<Removed> done = Promise.promise();
    Deque<SweepStore> sweeps = sweeps();
    sweep(sweeps, sweeps.element().first(), Removed.NOTHING, done);
    return done.future().onSuccess(RetentionWorker::tell);
  }

  private static void tell(Removed removed) {
    if (removed.rows().isEmpty()) {
      log.debug("nothing was old enough to be removed");
    } else {
      log.info("no longer kept and removed: {}", removed);
    }
  }

  private Deque<SweepStore> sweeps() {
    long hour = TimeUnit.MILLISECONDS.toHours(System.currentTimeMillis());
    Deque<SweepStore> sweeps = new ArrayDeque<>();
    sweeps.add(new SignInSweepStore(page));
    sweeps.add(OldRowsSweepStore.answers(page));
    sweeps.add(OldRowsSweepStore.signUps(page));
    sweeps.add(OldRowsSweepStore.notUnderstood(page, keep));
    keep.hourly(keep.hourlyTaps()).ifPresent(h -> sweeps.add(new TapSweepStore(page, h)));
    keep.hourly(keep.hourlyPeople()).ifPresent(h -> sweeps.add(new StageSweepStore(page, h)));
    messages.ifPresent(sweeps::add);
    keep.messages().ifPresent(kept -> sweeps.add(new ChatSweepStore(page, kept)));
    keep.events().ifPresent(kept -> sweeps.add(new EventSweepStore(page, kept, hour)));
    return sweeps;
  }

  /**
   * A loop over a timer, not a chain of futures: with a large table the chain would be thousands
   * deep.
   */
  private void sweep(Deque<SweepStore> left, long place, Removed before, Promise<Removed> done) {
    if (left.isEmpty() || stopped) {
      done.complete(before);
      return;
    }
    SweepStore sweep = left.peek();
    long began = System.nanoTime();
    batch(sweep, place)
        .onSuccess(
            batch -> {
              if (batch.isEmpty()) {
                log.debug("another replica removes what is old");
                done.complete(before);
                return;
              }
              Removed now = before.plus(sweep.kind(), batch.get().removed());
              removedSome.accept(sweep.kind(), batch.get().removed());
              long next = following(left, batch.get());
              vertx.setTimer(rest(began), rested -> sweep(left, next, now, done));
            })
        .onFailure(
            failure -> {
              log.warn("what is old is removed later: {}", failure.toString());
              done.complete(before);
            });
  }

  /** Where it continues, in this kind of rows or in the next. */
  private static long following(Deque<SweepStore> left, Batch batch) {
    if (!batch.last()) {
      return batch.next();
    }
    left.remove();
    return left.isEmpty() ? SweepStore.START : left.element().first();
  }

  private static long rest(long began) {
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    return Math.max(SHORTEST_REST_MS, took);
  }

  /** Empty while another replica has its turn. */
  private Future<Optional<Batch>> batch(SweepStore sweep, long place) {
    return db.bulkTransaction(
        tx ->
            turns
                .take(tx)
                .compose(
                    ours ->
                        ours
                            ? sweep.sweep(tx, place).map(Optional::of)
                            : Future.succeededFuture(Optional.empty())));
  }
}
