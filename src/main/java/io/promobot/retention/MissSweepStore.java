package io.promobot.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Forgets what was not understood once nobody has written it for a while, and of very many texts
 * the oldest.
 */
final class MissSweepStore implements SweepStore {
  static final int ROWS = 2_000;

  /** More than an owner ever looks through. */
  static final int MOST = 20_000;

  private final String page;

  MissSweepStore(String page) {
    this.page = page;
  }

  @Override
  public Removed.Kind kind() {
    return Removed.Kind.NOT_UNDERSTOOD;
  }

  @Override
  public Future<Batch> sweep(SqlConnection tx, long place) {
    return tx.preparedQuery(REMOVE)
        .execute(Tuple.of(page, ROWS, MOST))
        .map(rows -> new Batch(rows.rowCount(), place, rows.rowCount() < ROWS));
  }

  static final String REMOVE =
      """
      DELETE FROM not_understood WHERE page_id = $1 AND ctid = ANY (ARRAY(
        SELECT n.ctid FROM not_understood n
        WHERE n.page_id = $1 AND (%s OR n.last_at < (
          SELECT last_at FROM not_understood
          WHERE page_id = $1 ORDER BY last_at DESC OFFSET $3 - 1 LIMIT 1))
        LIMIT $2
        FOR UPDATE OF n SKIP LOCKED))
      """
          .formatted(Over.NOT_UNDERSTOOD);
}
