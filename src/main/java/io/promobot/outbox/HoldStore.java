package io.promobot.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * Takes a campaign's own messages out of the queue and puts them back, a few thousand at a time.
 */
final class HoldStore {
  private final String page;

  HoldStore(String page) {
    this.page = page;
  }

  /** Out of the queue and of their customers' queues, so that no claim comes across them. */
  Future<Integer> hold(SqlConnection tx, String campaign, int most) {
    return move(tx, HOLD, campaign, most);
  }

  // Rows in somebody's hands are taken the next time: waiting for them could deadlock.
  private static final String HOLD =
      """
      UPDATE outbox_live SET state = 'held'
      WHERE page_id = $1 AND id = ANY (ARRAY(
        SELECT id FROM outbox_live
        WHERE page_id = $1 AND campaign_id = $2 AND priority = 1 AND state = 'queued'
        ORDER BY id LIMIT $3
        FOR UPDATE SKIP LOCKED))
      """;

  /** Back to where they were. */
  Future<Integer> release(SqlConnection tx, String campaign, int most) {
    return move(tx, RELEASE, campaign, most);
  }

  private static final String RELEASE =
      """
      UPDATE outbox_live SET state = 'queued'
      WHERE page_id = $1 AND id = ANY (ARRAY(
        SELECT id FROM outbox_live
        WHERE page_id = $1 AND campaign_id = $2 AND priority = 1 AND state = 'held'
        ORDER BY id LIMIT $3
        FOR UPDATE SKIP LOCKED))
      """;

  private Future<Integer> move(SqlConnection tx, String sql, String campaign, int most) {
    return tx.preparedQuery(sql).execute(Tuple.of(page, campaign, most)).map(RowSet::rowCount);
  }

  /** Messages that nobody has claimed, held or not. */
  Future<List<Long>> unclaimed(SqlConnection tx, String campaign, int most) {
    return tx.preparedQuery(UNCLAIMED).execute(Tuple.of(page, campaign, most)).map(HoldStore::ids);
  }

  private static final String UNCLAIMED =
      """
      SELECT id FROM outbox_live
      WHERE page_id = $1 AND campaign_id = $2 AND priority = 1 AND state IN ('queued', 'held')
      LIMIT $3
      """;

  private static List<Long> ids(RowSet<Row> rows) {
    return rows.stream().map(row -> row.getLong("id")).toList();
  }
}
