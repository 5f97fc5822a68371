package io.promobot.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Removes stored answers to calls with a key once their week is over. */
final class AnswerSweepStore implements SweepStore {
  static final int ROWS = 2_000;

  private final String page;

  AnswerSweepStore(String page) {
    this.page = page;
  }

  @Override
  public Removed.Kind kind() {
    return Removed.Kind.ANSWERS;
  }

  @Override
  public Future<Batch> sweep(SqlConnection tx, long place) {
    return tx.preparedQuery(REMOVE)
        .execute(Tuple.of(page, ROWS))
        .map(rows -> new Batch(rows.rowCount(), place, rows.rowCount() < ROWS));
  }

  static final String REMOVE =
      """
      DELETE FROM answered WHERE page_id = $1 AND key = ANY (ARRAY(
        SELECT key FROM answered WHERE page_id = $1 AND %s
        ORDER BY answered_at LIMIT $2
        FOR UPDATE SKIP LOCKED))
      """
          .formatted(Over.ANSWER);
}
