package io.promobot.variant;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Writes what falls to people into the campaign's row, where the intake reads it. */
public final class DrawStore {
  private final String page;

  public DrawStore(String page) {
    this.page = page;
  }

  /** After anything in it has changed, in the same transaction, which has locked the campaign. */
  public Future<Void> refresh(SqlConnection tx, String campaign) {
    return tx.preparedQuery(REFRESH).execute(Tuple.of(page, campaign)).mapEmpty();
  }

  private static final String REFRESH =
      """
      UPDATE campaign c SET draw = (
        SELECT jsonb_build_object(
          'key', x.campaign_id || '/' || x.first_wave,
          'first_wave', x.first_wave,
          'wave', w.number,
          'shares', w.shares,
          'holdout', x.holdout,
          'room', CASE WHEN x.learns THEN greatest(x.wave_people - w.queued, 0) END,
          'versions', (
            SELECT jsonb_agg(v.version ORDER BY v.name) FROM variant v
            WHERE v.page_id = $1 AND v.campaign_id = $2))
        FROM experiment x JOIN wave w USING (page_id, campaign_id)
        WHERE x.page_id = $1 AND x.campaign_id = $2
          AND x.started_at IS NOT NULL AND x.ended_at IS NULL AND w.closed_at IS NULL)
      WHERE c.page_id = $1 AND c.id = $2
      """;
}
