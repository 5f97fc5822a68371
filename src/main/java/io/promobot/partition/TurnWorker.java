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
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Lets one replica at a time change partitions, in short transactions, by PostgreSQL's clock: what
 * the wrong clock of a replica makes would stay for a long time.
 */
final class TurnWorker {
  private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

  private final RetryWorker patience;
  private final Function<SqlConnection, Future<Instant>> clock;
  private final Map<Cut, Instant> ends = new ConcurrentHashMap<>();
  private volatile Duration skew = Duration.ZERO;

  TurnWorker(Vertx vertx, Database db, Function<SqlConnection, Future<Instant>> clock) {
    this.patience = new RetryWorker(vertx, db);
    this.clock = clock;
  }

  void stop() {
    patience.stop();
  }

  Instant now() {
    return Instant.now().plus(skew);
  }

  /** Until when there are partitions, as far as is known. */
  Optional<Instant> end(Cut cut) {
    return Optional.ofNullable(ends.get(cut));
  }

  /** Until when there are partitions of all tables that have been looked at. */
  Optional<Instant> end() {
    return ends.values().stream().min(Instant::compareTo);
  }

  /** Does work with a table's partitions. */
  <T> Future<T> take(
      PartitionStore of, BiFunction<SqlConnection, List<Partition>, Future<T>> work) {
    return patience.tried(tx -> take(tx, of, work));
  }

  /** Fails, and is tried again, while another replica has its turn: its steps are short. */
  private <T> Future<T> take(
      SqlConnection tx,
      PartitionStore of,
      BiFunction<SqlConnection, List<Partition>, Future<T>> work) {
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
                  .ifPresent(last -> ends.put(of.cut(), last));
              return ours.result()
                  ? work.apply(tx, all)
                  : Future.failedFuture("another replica changes partitions");
            });
  }
}
