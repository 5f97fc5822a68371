package io.promobot.partition;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  private final Vertx vertx;
  private final Database db;
  private final String page;
  private final List<Kept> tables;
  private final TurnWorker turns;
  private final PartitionDropWorker drop;
  private final PartitionStore hours = new PartitionStore(Cut.HOURS);
  private volatile boolean stopped;
  private volatile long timer = -1;

  public PartitionWorker(Vertx vertx, Database db, String page, List<Kept> tables) {
    this(vertx, db, page, tables, new PartitionStore(Cut.EVENTS)::now);
  }

  PartitionWorker(
      Vertx vertx,
      Database db,
      String page,
      List<Kept> tables,
      Function<SqlConnection, Future<Instant>> clock) {
    this.vertx = vertx;
    this.db = db;
    this.page = page;
    this.tables = tables;
    this.turns = new TurnWorker(vertx, db, clock);
    this.drop = new PartitionDropWorker(turns);
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
    turns.stop();
    vertx.cancelTimer(timer);
  }

  /** For how many seconds from now on there are partitions; not a number until that is known. */
  public double secondsAhead() {
    return turns
        .end()
        .map(until -> Duration.between(turns.now(), until).toMillis() / 1e3)
        .orElse(Double.NaN);
  }

  /** Makes and drops what is due; never fails. */
  public Future<Void> run() {
    return each(this::make)
        .compose(made -> extend(hours, Width.MONTH, false))
        .compose(made -> each(drop::old))
        .compose(dropped -> drop.empty(hours, turns.now().minus(Width.MONTH.longest())))
        .otherwise(
            failure -> {
              log.warn(
                  "partitions are made later: {}; what has none goes to event_other, outbox_other"
                      + " and tap_count_other",
                  failure.toString());
              return null;
            });
  }

  private Future<Void> each(Function<Kept, Future<Void>> step) {
    Future<Void> done = Future.succeededFuture();
    for (Kept table : tables) {
      done = done.compose(before -> step.apply(table));
    }
    return done;
  }

  private Future<Void> make(Kept table) {
    PartitionStore of = table.store();
    return turns
        .take(of, (tx, all) -> of.keeps(tx, page, table.period()))
        .compose(noted -> extend(of, Width.of(table.period()), false));
  }

  private Future<Void> extend(PartitionStore of, Width width, boolean made) {
    return turns
        .take(of, (tx, all) -> extendByOne(tx, of, width))
        .compose(
            more ->
                more
                    ? extend(of, width, true)
                    : made ? db.bulk().withConnection(of::analyze) : Future.succeededFuture());
  }

  /** False when there are enough. */
  private Future<Boolean> extendByOne(SqlConnection tx, PartitionStore of, Width width) {
    Instant now = turns.now();
    Instant last = turns.end(of.cut()).orElse(now);
    if (last.isAfter(now.plus(AHEAD))) {
      return Future.succeededFuture(false);
    }
    // after a long time without any, what has come stays in the rest, to be deleted from there
    return of.crowdedUntil(tx, last)
        .map(until -> until.map(width::after).orElse(last))
        .compose(from -> of.make(tx, from, end(from, now, width)))
        .map(true);
  }

  /** After a long rest, one for all of it that no event repeats any more. */
  private static Instant end(Instant from, Instant now, Width width) {
    Instant rested = width.upTo(now.minus(AHEAD));
    return from.isBefore(rested) ? rested : width.after(from);
  }
}
