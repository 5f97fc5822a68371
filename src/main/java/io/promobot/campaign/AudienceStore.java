package io.promobot.campaign;

import io.promobot.channel.Line;
import io.promobot.outbox.SendWindow;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;

/** Who may get a campaign, and who is left out and why; every send uses this. */
final class AudienceStore {
  private AudienceStore() {}

  /** The first parameters of {@link #PEOPLE} and {@link #FATES}. */
  static Tuple about(String page, String campaign) {
    return Tuple.of(page, campaign, SendWindow.MARGIN.toSeconds()).addArrayOfString(Line.ours());
  }

  /**
   * The page's customers and what happens to each in a send. LIMIT 1 makes PostgreSQL look up each
   * person; otherwise it would compare everybody with everybody. Who was held out of a trial is
   * kept out until it is over and their time, too: then they may get the campaign like anybody.
   */
  static final String PEOPLE = people("customer c");

  /** The same for the customers {@code c} of that part of a FROM. */
  static String people(String from) {
    return """
      SELECT c.id, c.origin, c.line, c.language, c.time_zone, c.window_until, j.entered_at, CASE
            WHEN j.path IS NOT NULL THEN 'already_in'
            WHEN c.opted_out THEN 'opted_out'
            WHEN c.blocked THEN 'blocked'
            WHEN coalesce(c.window_until <= now() + $3 * interval '1 second', true)
              THEN 'window_closed'
            WHEN kept.since IS NOT NULL AND EXISTS (
              SELECT FROM held_out h
              WHERE h.page_id = $1 AND h.campaign_id = $2 AND h.customer_id = c.id
                AND h.wave >= kept.since AND h.held_at > kept.until) THEN 'kept_out'
            ELSE 'queued' END AS fate,
          CASE WHEN c.line = ANY ($4) THEN
            coalesce(c.last_event_at < now() - interval '30 seconds', true)
              AND NOT EXISTS (SELECT FROM visit v
                WHERE v.page_id = $1 AND v.customer_id = c.id AND v.until > now())
            ELSE false END AS next_visit
        FROM %s LEFT JOIN LATERAL (
          SELECT path, entered_at FROM journey
          WHERE page_id = $1 AND customer_id = c.id AND campaign_id = $2 LIMIT 1) j ON true
        CROSS JOIN (
          SELECT max(first_wave) AS since, max(CASE WHEN ended_at IS NULL THEN '-infinity'
            ELSE now() - act_seconds * interval '1 second' END) AS until
          FROM experiment
          WHERE page_id = $1 AND campaign_id = $2 AND started_at IS NOT NULL) kept
        WHERE c.page_id = $1\
      """
        .formatted(from);
  }

  /** How many people in {@code person} have each fate. */
  static final String FATES =
      """
      SELECT count(*) FILTER (WHERE fate = 'queued')::int AS queued,
             count(*) FILTER (WHERE fate = 'queued' AND next_visit)::int AS next_visit,
             count(*) FILTER (WHERE fate = 'queued' AND line <> ALL ($4))::int AS calls,
             count(*) FILTER (WHERE fate = 'window_closed')::int AS window_closed,
             count(*) FILTER (WHERE fate = 'opted_out')::int AS opted_out,
             count(*) FILTER (WHERE fate = 'blocked')::int AS blocked,
             count(*) FILTER (WHERE fate = 'already_in')::int AS already_in,
             count(*) FILTER (WHERE fate = 'kept_out')::int AS kept_out,
             count(*) FILTER (WHERE fate = 'queued' AND time_zone IS NOT NULL)::int AS with_clock
      FROM person
      """;

  static Sending sending(Row row) {
    return new Sending(
        row.getInteger("queued"),
        row.getInteger("next_visit"),
        row.getInteger("window_closed"),
        row.getInteger("opted_out"),
        row.getInteger("blocked"),
        row.getInteger("already_in"));
  }
}
