package io.promobot.partition;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes partitions days before they are needed and drops those that no page keeps any longer: at
 * the start and every hour, on whichever replica comes first. It waits only for moments for others,
 * because others wait behind it, and rather tries again.
 */
public final class PartitionWorker {
  private static final Logger log = LoggerFactory.getLogger(PartitionWorker.class);
  private static final Duration AHEAD = Duration.ofDays(7);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int TRIES = 20;

  private final Vertx vertx;
  private final Database db;
  private final String page;
  private final Optional<Duration> kept;
  private final Consumer<Long> dropped;
  private final InstantSource clock;
  private final PartitionStore events = new PartitionStore(Cut.EVENTS);
  private final PartitionStore hours = new PartitionStore(Cut.HOURS);
  private final Map<PartitionStore, Instant> ends = new ConcurrentHashMap<>();
  private volatile boolean stopped;
  private volatile long timer = -1;

  /**
   * Calls {@code dropped} with about how many events a dropped partition had.
   *
   * @param kept how long this page keeps events; empty is forever
   */
  public PartitionWorker(
      Vertx vertx,
      Database db,
      String page,
      Optional<Duration> kept,
      Consumer<Long> dropped,
      InstantSource clock) {
    this.vertx = vertx;
    this.db = db;
    this.page = page;
    this.kept = kept;
    this.dropped = dropped;
    this.clock = clock;
  }

  /** The page exists. */
  public void start() {
    run()
        .onComplete(
            done -> {
              if (!stopped) {
                timer = vertx.setTimer(EVERY.toMillis(), again -> start());
              }
            });
  }

  public void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  /** For how many seconds from now on there are partitions; not a number until that is known. */
  public double secondsAhead() {
    Optional<Instant> first = ends.values().stream().min(Instant::compareTo);
    return first
        .map(until -> Duration.between(clock.instant(), until).toMillis() / 1e3)
        .orElse(Double.NaN);
  }

  /** Makes and drops what is due; never fails. */
  public Future<Void> run() {
    return tried(tx -> events.keeps(tx, page, kept))
        .compose(noted -> extend(events, Width.of(kept), false))
        .compose(made -> extend(hours, Width.MONTH, false))
        .compose(made -> drop())
        .compose(dropped -> dropEmpty())
        .otherwise(
            failure -> {
              log.warn(
                  "partitions are seen to later: {}; what has none goes to event_other and"
                      + " tap_count_other",
                  failure.toString());
              return null;
            });
  }

  private Future<Void> extend(PartitionStore of, Width width, boolean made) {
    return tried(tx -> extendByOne(tx, of, width))
        .compose(
            more ->
                more
                    ? extend(of, width, true)
                    : made ? db.bulk().withConnection(of::analyze) : Future.succeededFuture());
  }

  /** False when there are enough. */
  private Future<Boolean> extendByOne(SqlConnection tx, PartitionStore of, Width width) {
    return taken(
        tx,
        of,
        all -> {
          Instant now = clock.instant();
          Instant last = ends.getOrDefault(of, now);
          if (last.isAfter(now.plus(AHEAD))) {
            return Future.succeededFuture(false);
          }
          // after a long rest, one for all of it that no event repeats any more
          Instant rested = width.upTo(now.minus(AHEAD));
          Instant to = last.isBefore(rested) ? rested : width.after(last);
          return of.make(tx, last, to).map(true);
        });
  }

  private Future<Void> drop() {
    return tried(tx -> taken(tx, events, all -> dropOne(tx, all)))
        .compose(
            gone -> {
              gone.ifPresent(this::tell);
              return gone.isPresent() ? drop() : Future.succeededFuture();
            });
  }

  private record Gone(Instant end, long events) {}

  private void tell(Gone gone) {
    log.info("no longer kept and removed: about {} events of before {}", gone.events(), gone.end());
    dropped.accept(gone.events());
  }

  private Future<Optional<Gone>> dropOne(SqlConnection tx, List<Partition> all) {
    return events.due(tx).compose(due -> dropOne(tx, all, due));
  }

  private Future<Optional<Gone>> dropOne(
      SqlConnection tx, List<Partition> all, Optional<Instant> due) {
    for (Partition each : all) {
      if (due.filter(each::endsBy).isPresent()) {
        return events
            .drop(tx, each.name())
            .map(rows -> Optional.of(new Gone(each.to().orElseThrow(), rows)));
      }
    }
    return Future.succeededFuture(Optional.empty());
  }

  /** Hours that have all become days; the totals are in the first partition. */
  private Future<Void> dropEmpty() {
    Instant old = clock.instant().minus(Width.MONTH.longest());
    return tried(
        tx ->
            taken(
                tx,
                hours,
                all -> {
                  Future<Void> done = Future.succeededFuture();
                  for (Partition each : all) {
                    if (each.from().isPresent() && each.endsBy(old)) {
                      done = done.compose(before -> hours.dropEmpty(tx, each.name()));
                    }
                  }
                  return done;
                }));
  }

  /** Fails while another replica changes them: its steps are short. */
  private <T> Future<T> taken(
      SqlConnection tx, PartitionStore of, Function<List<Partition>, Future<T>> work) {
    Future<Boolean> ours = of.take(tx, LONGEST_WAIT);
    return of.list(tx)
        .compose(
            all -> {
              all.stream()
                  .flatMap(each -> each.to().stream())
                  .max(Instant::compareTo)
                  .ifPresent(last -> ends.put(of, last));
              return ours.result()
                  ? work.apply(all)
                  : Future.failedFuture("another replica changes partitions");
            });
  }

  private <T> Future<T> tried(Function<SqlConnection, Future<T>> work) {
    return tried(work, TRIES);
  }

  private <T> Future<T> tried(Function<SqlConnection, Future<T>> work, int left) {
    return db.bulkTransaction(work)
        .recover(
            failure ->
                left > 1 && !stopped
                    ? vertx.timer(PAUSE.toMillis()).compose(later -> tried(work, left - 1))
                    : Future.failedFuture(failure));
  }
}
