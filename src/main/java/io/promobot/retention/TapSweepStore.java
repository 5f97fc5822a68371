package io.promobot.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/**
 * Adds old hours of taps up to their (UTC) days; totals have their own rows and stay as they are.
 */
final class TapSweepStore implements SweepStore {
  static final int ROWS = 2_000;

  private final String page;
  private final Duration kept;

  TapSweepStore(String page, Duration kept) {
    this.page = page;
    this.kept = kept;
  }

  @Override
  public Removed.Kind kind() {
    return Removed.Kind.HOURS;
  }

  @Override
  public Future<Batch> sweep(SqlConnection tx, long place) {
    return tx.preparedQuery(ROLL_UP)
        .execute(Tuple.of(page, (double) kept.toSeconds(), ROWS))
        .map(rows -> rows.iterator().next().getLong("removed"))
        .map(removed -> new Batch(removed, place, removed < ROWS));
  }

  // A day is kept in slot 0 of its first hour, which is never among those that go.
  static final String ROLL_UP =
      """
      WITH old AS MATERIALIZED (
        SELECT t.* FROM campaign c CROSS JOIN LATERAL (
          SELECT page_id, campaign_id, hour, button, slot FROM tap_count
          WHERE page_id = $1 AND campaign_id = c.id AND hour > '-infinity'
            AND hour < date_trunc('day', now() - $2 * interval '1 second', 'UTC')
            AND (slot <> 0 OR hour <> date_trunc('day', hour, 'UTC'))
          ORDER BY hour LIMIT $3) t
        WHERE c.page_id = $1 LIMIT $3),
      gone AS (
        DELETE FROM tap_count t USING old o
        WHERE t.page_id = $1 AND t.campaign_id = o.campaign_id AND t.hour = o.hour
          AND t.button = o.button AND t.slot = o.slot
        RETURNING t.campaign_id, t.button, t.hour, t.taps),
      days AS (
        INSERT INTO tap_count AS d (page_id, campaign_id, button, hour, slot, taps)
        SELECT $1, campaign_id, button, date_trunc('day', hour, 'UTC'), 0, sum(taps)
        FROM gone GROUP BY campaign_id, button, date_trunc('day', hour, 'UTC')
        ORDER BY 2, 4, 3
        ON CONFLICT (page_id, campaign_id, hour, button, slot)
        DO UPDATE SET taps = d.taps + excluded.taps)
      SELECT count(*) AS removed FROM gone
      """;
}
