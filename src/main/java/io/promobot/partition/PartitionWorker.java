package io.promobot.partition;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
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

  private final Vertx vertx;
  private final Database db;
  private final RetryWorker patience;
  private final String page;
  private final Optional<Duration> kept;
  private final Consumer<Long> dropped;
  private final Function<SqlConnection, Future<Instant>> clock;
  private final PartitionStore events = new PartitionStore(Cut.EVENTS);
  private final PartitionStore hours = new PartitionStore(Cut.HOURS);
  private final Map<PartitionStore, Instant> ends = new ConcurrentHashMap<>();
  private volatile Duration skew = Duration.ZERO;
  private volatile boolean stopped;
  private volatile long timer = -1;

  /**
   * Calls {@code dropped} with about how many events a dropped partition had.
   *
   * @param kept how long this page keeps events; empty is forever
   */
  public PartitionWorker(
      Vertx vertx, Database db, String page, Optional<Duration> kept, Consumer<Long> dropped) {
    this(vertx, db, page, kept, dropped, new PartitionStore(Cut.EVENTS)::now);
  }

  /** By PostgreSQL's clock: what the wrong one of a replica makes would stay for a long time. */
  PartitionWorker(
      Vertx vertx,
      Database db,
      String page,
      Optional<Duration> kept,
      Consumer<Long> dropped,
      Function<SqlConnection, Future<Instant>> clock) {
    this.vertx = vertx;
    this.patience = new RetryWorker(vertx, db);
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
    patience.stop();
    vertx.cancelTimer(timer);
  }

  /** For how many seconds from now on there are partitions; not a number until that is known. */
  public double secondsAhead() {
    Optional<Instant> first = ends.values().stream().min(Instant::compareTo);
    return first.map(until -> Duration.between(now(), until).toMillis() / 1e3).orElse(Double.NaN);
  }

  private Instant now() {
    return Instant.now().plus(skew);
  }

  /** Makes and drops what is due; never fails. */
  public Future<Void> run() {
    return patience
        .tried(tx -> events.keeps(tx, page, kept))
        .compose(noted -> extend(events, Width.of(kept), false))
        .compose(made -> extend(hours, Width.MONTH, false))
        .compose(made -> drop())
        .compose(dropped -> dropEmpty())
        .otherwise(
            failure -> {
              log.warn(
                  "partitions are made later: {}; what has none goes to event_other and"
                      + " tap_count_other",
                  failure.toString());
              return null;
            });
  }

  private Future<Void> extend(PartitionStore of, Width width, boolean made) {
    return patience
        .tried(tx -> extendByOne(tx, of, width))
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
          Instant now = now();
          Instant last = ends.getOrDefault(of, now);
          if (last.isAfter(now.plus(AHEAD))) {
            return Future.succeededFuture(false);
          }
          // after a long time without any, what has come stays in the rest, to be deleted from
          // there
          return of.crowdedUntil(tx, last)
              .map(until -> until.map(width::after).orElse(last))
              .compose(from -> of.make(tx, from, end(from, now, width)))
              .map(true);
        });
  }

  /** After a long rest, one for all of it that no event repeats any more. */
  private static Instant end(Instant from, Instant now, Width width) {
    Instant rested = width.upTo(now.minus(AHEAD));
    return from.isBefore(rested) ? rested : width.after(from);
  }

  private Future<Void> drop() {
    return patience
        .tried(tx -> taken(tx, events, all -> events.due(tx).map(due -> gone(all, due))))
        .compose(
            gone -> {
              Future<Void> done = Future.succeededFuture();
              for (Partition each : gone) {
                done = done.compose(before -> drop(each));
              }
              return done;
            });
  }

  private static List<Partition> gone(List<Partition> all, Optional<Instant> due) {
    return all.stream().filter(each -> due.filter(each::endsBy).isPresent()).toList();
  }

  /** Never fails: the others are due, too. */
  private Future<Void> drop(Partition old) {
    return patience
        .tried(tx -> taken(tx, events, all -> drop(tx, all, old)))
        .map(
            rows -> {
              rows.ifPresent(some -> tell(old, some));
              return (Void) null;
            })
        .otherwise(
            failure -> {
              log.warn(
                  "{}, which is no longer kept, is dropped later: {}; meanwhile its events are"
                      + " deleted one by one, beginning a day after it was due",
                  old.name(),
                  failure.toString());
              return null;
            });
  }

  /** Empty when it is not due (any more). */
  private Future<Optional<Long>> drop(SqlConnection tx, List<Partition> all, Partition old) {
    return events
        .due(tx)
        .compose(
            due ->
                gone(all, due).contains(old)
                    ? events.drop(tx, old.name()).map(Optional::of)
                    : Future.succeededFuture(Optional.empty()));
  }

  private void tell(Partition gone, long rows) {
    log.info(
        "no longer kept and removed: about {} events of before {}", rows, gone.to().orElseThrow());
    dropped.accept(rows);
  }

  /** Hours that have all become days; the totals are in the first partition. */
  private Future<Void> dropEmpty() {
    return patience.tried(
        tx ->
            taken(
                tx,
                hours,
                all -> {
                  Instant old = now().minus(Width.MONTH.longest());
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
    return clock
        .apply(tx)
        .compose(
            now -> {
              skew = Duration.between(Instant.now(), now);
              return of.list(tx);
            })
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
}
