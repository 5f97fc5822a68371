package io.promobot.partition;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops the partitions that no page keeps any longer, and those that have become empty. */
final class PartitionDropWorker {
  private static final Logger log = LoggerFactory.getLogger(PartitionDropWorker.class);

  private final TurnWorker turns;

  PartitionDropWorker(TurnWorker turns) {
    this.turns = turns;
  }

  Future<Void> old(Kept table) {
    PartitionStore of = table.store();
    return turns
        .take(of, (tx, all) -> of.due(tx).map(due -> gone(all, due)))
        .compose(
            gone -> {
              Future<Void> done = Future.succeededFuture();
              for (Partition each : gone) {
                done = done.compose(before -> drop(table, each));
              }
              return done;
            });
  }

  private static List<Partition> gone(List<Partition> all, Optional<Instant> due) {
    return all.stream().filter(each -> due.filter(each::endsBy).isPresent()).toList();
  }

  /** Never fails: the others are due, too. */
  private Future<Void> drop(Kept table, Partition old) {
    PartitionStore of = table.store();
    return turns
        .take(of, (tx, all) -> drop(tx, of, all, old))
        .map(
            rows -> {
              rows.ifPresent(some -> tell(table, old, some));
              return (Void) null;
            })
        .otherwise(
            failure -> {
              log.warn(
                  "{}, which is no longer kept, is dropped later: {}; meanwhile what is too old in"
                      + " it is deleted row by row",
                  old.name(),
                  failure.toString());
              return null;
            });
  }

  /** Empty when it is not due (any more), or waits until less outlives it. */
  private static Future<Optional<Long>> drop(
      SqlConnection tx, PartitionStore of, List<Partition> all, Partition old) {
    return of.due(tx)
        .compose(
            due ->
                gone(all, due).contains(old)
                    ? of.outlived(tx, old.name())
                    : Future.succeededFuture(true))
        .compose(
            stays ->
                stays
                    ? Future.succeededFuture(Optional.empty())
                    : of.drop(tx, old.name()).map(Optional::of));
  }

  private static void tell(Kept table, Partition gone, long rows) {
    log.info(
        "no longer kept and removed: about {} {} of before {}",
        rows,
        table.rows(),
        gone.to().orElseThrow());
    table.dropped().accept(rows);
  }

  /** Those that end by this moment. The first one holds other rows, too, and stays. */
  Future<Void> empty(PartitionStore of, Instant old) {
    return turns.take(
        of,
        (tx, all) -> {
          Future<Void> done = Future.succeededFuture();
          for (Partition each : all) {
            if (each.from().isPresent() && each.endsBy(old)) {
              done = done.compose(before -> of.dropEmpty(tx, each.name()));
            }
          }
          return done;
        });
  }
}
