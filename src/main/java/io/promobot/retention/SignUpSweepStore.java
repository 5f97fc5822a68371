package io.promobot.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Forgets who has signed people up once their day is over. */
final class SignUpSweepStore implements SweepStore {
  static final int ROWS = 2_000;

  private final String page;

  SignUpSweepStore(String page) {
    this.page = page;
  }

  @Override
  public Removed.Kind kind() {
    return Removed.Kind.SIGN_UPS;
  }

  @Override
  public Future<Batch> sweep(SqlConnection tx, long place) {
    return tx.preparedQuery(REMOVE)
        .execute(Tuple.of(page, ROWS))
        .map(rows -> new Batch(rows.rowCount(), place, rows.rowCount() < ROWS));
  }

  static final String REMOVE =
      """
      DELETE FROM sign_up_count WHERE page_id = $1 AND who = ANY (ARRAY(
        SELECT who FROM sign_up_count WHERE page_id = $1 AND %s
        LIMIT $2
        FOR UPDATE SKIP LOCKED))
      """
          .formatted(Over.SIGN_UPS);
}
