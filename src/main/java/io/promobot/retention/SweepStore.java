package io.promobot.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** Removes one kind of rows, a small batch at a time. */
interface SweepStore {
  long START = -1;

  /**
   * The result of one batch.
   *
   * @param next where the next batch begins; meaningless after the last
   */
  record Batch(long removed, long next, boolean last) {}

  Removed.Kind kind();

  /** Where a run's first batch begins. */
  default long first() {
    return START;
  }

  /** The batch that begins here. */
  Future<Batch> sweep(SqlConnection tx, long place);
}
