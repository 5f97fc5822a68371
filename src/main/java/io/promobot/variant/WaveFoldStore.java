package io.promobot.variant;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Makes one wave of neighbours whose shares are as good as the same: what the figures are made of
 * are sums, and a trial that goes on for months is read as fast as a young one.
 */
final class WaveFoldStore {
  /** The rest waits for the next time. */
  private static final int AT_ONCE = 50;

  private final String page;

  WaveFoldStore(String page) {
    this.page = page;
  }

  /** Within the transaction, which has locked the campaign. */
  Future<Void> fold(SqlConnection tx, String campaign) {
    return fold(tx, campaign, AT_ONCE);
  }

  private Future<Void> fold(SqlConnection tx, String campaign, int left) {
    return tx.preparedQuery(FOLD)
        .execute(Tuple.of(page, campaign))
        .compose(
            folded ->
                folded.rowCount() == 0 || left == 1
                    ? Future.succeededFuture()
                    : fold(tx, campaign, left - 1));
  }

  // The later number stays: the next wave and the next trial count on from it. A share is off by
  // so little that its people weigh the same.
  private static final String FOLD =
      """
      WITH pair AS (
        SELECT e.number AS earlier, l.number AS later
        FROM experiment x
          JOIN wave l ON l.page_id = $1 AND l.campaign_id = $2 AND l.number > x.first_wave
            AND l.counted_at IS NOT NULL
          CROSS JOIN LATERAL (
            SELECT number, shares, counted_at, came FROM wave
            WHERE page_id = $1 AND campaign_id = $2 AND number < l.number
              AND number >= x.first_wave
            ORDER BY number DESC LIMIT 1) e
        WHERE x.page_id = $1 AND x.campaign_id = $2 AND e.counted_at IS NOT NULL
          AND e.came IS NOT NULL AND l.came IS NOT NULL
          AND NOT EXISTS (
            SELECT FROM unnest(e.shares, l.shares) AS s (a, b) WHERE abs(a - b) > 0.02 * a)
        ORDER BY l.number LIMIT 1),
      gone AS (
        DELETE FROM wave w USING pair
        WHERE w.page_id = $1 AND w.campaign_id = $2 AND w.number = pair.earlier
        RETURNING w.*)
      UPDATE wave w SET opened_at = g.opened_at, queued = w.queued + g.queued,
        shares = ARRAY(
          SELECT CASE WHEN w.came + g.came = 0 THEN b
            ELSE (a * g.came + b * w.came) / (w.came + g.came) END
          FROM unnest(g.shares, w.shares) WITH ORDINALITY AS s (a, b, nth) ORDER BY nth),
        came = w.came + g.came, people = %s, delivered = %s, reached = %s, sent = %s,
        sent_reached = %s, held = w.held + g.held, held_reached = w.held_reached + g.held_reached
      FROM gone g, pair
      WHERE w.page_id = $1 AND w.campaign_id = $2 AND w.number = pair.later
      """
          .formatted(
              sum("people"), sum("delivered"), sum("reached"), sum("sent"), sum("sent_reached"));

  private static String sum(String column) {
    return """
      ARRAY(SELECT a + b FROM unnest(g.%1$s, w.%1$s) WITH ORDINALITY AS s (a, b, nth) ORDER BY nth)\
      """
        .formatted(column);
  }
}
