package io.promobot.variant;

import io.promobot.channel.Line;
import io.promobot.db.Database;
import io.promobot.flow.Stage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/**
 * Counts waves whose people have had their time. That begins when somebody gets the message, not
 * when a send writes it down: a send may be slow or paused, and on the website it waits for the
 * next visit.
 */
final class WaveCountStore {
  /** Longer than a transaction of the intake, which may have read the wave before it was closed. */
  static final Duration SLACK = Duration.ofSeconds(10);

  private final Database database;
  private final String page;

  WaveCountStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Notes which closed waves have no message on its way any more. */
  Future<Void> noteOut(String campaign) {
    return database.bulkTransaction(
        tx ->
            tx.preparedQuery(OUT).execute(Tuple.of(page, campaign, SLACK.toSeconds())).mapEmpty());
  }

  // The numbers of a wave's messages are its own: they are drawn under the campaign's lock.
  private static final String OUT =
      """
      UPDATE wave w SET out_at = clock_timestamp()
      FROM experiment x
      WHERE x.page_id = $1 AND x.campaign_id = $2
        AND w.page_id = $1 AND w.campaign_id = $2 AND w.counted_at IS NULL AND w.out_at IS NULL
        AND x.started_at IS NOT NULL AND w.number >= x.first_wave
        AND w.closed_at < clock_timestamp() - $3 * interval '1 second'
        AND NOT EXISTS (
          SELECT FROM outbox o
          WHERE o.page_id = $1 AND o.campaign_id = $2 AND o.priority = 1
            AND o.state IN ('queued', 'held', 'sending', 'unknown')
            AND o.id BETWEEN w.first_message AND w.last_message)
      """;

  /** Counts the oldest wave whose people have had their time; answers whether there was one. */
  Future<Boolean> count(String campaign) {
    Tuple tuple =
        Tuple.of(page, campaign, Stage.DELIVERED.bit(), place(Stage.SENT), place(Stage.DELIVERED))
            .addInteger(place(Stage.FAILED))
            .addArrayOfString(Line.ours())
            .addLong(SLACK.toSeconds());
    return database.bulkTransaction(
        tx -> tx.preparedQuery(COUNT).execute(tuple).map(rows -> rows.rowCount() > 0));
  }

  /** Where a stage's time stands in the array of times. */
  private static int place(Stage stage) {
    return stage.number() + 1;
  }

  // Whom a message could not reach has missed it; whom nobody has tried to reach does not count.
  // Whom a send left out may come on their own: they stand for people who get nothing, not for
  // a variant. They are compared with all whom it meant to write to, and over the same time; but
  // once their trial and their own time are over, another send may write to them, too. Who comes
  // back on their own after that has not been written to: no send has a message for them.
  private static final String COUNT =
      """
      WITH due AS MATERIALIZED (
        SELECT w.number, cardinality(w.shares) AS variants, x.act_seconds * 1000000::bigint AS act,
          x.goal + 1 AS place, extract(epoch FROM w.out_at) * 1000000 AS out, x.first_wave
        FROM wave w JOIN experiment x USING (page_id, campaign_id)
        WHERE page_id = $1 AND campaign_id = $2 AND w.counted_at IS NULL
          AND x.started_at IS NOT NULL AND w.number >= x.first_wave
          AND w.out_at < now() - (x.act_seconds + $8) * interval '1 second'
        ORDER BY w.number LIMIT 1
        FOR UPDATE OF w SKIP LOCKED),
      person AS (
        SELECT (j.lot + 3) %% 4 + 1 AS variant, s.sent,
          j.path & $3 <> 0 AS delivered,
          g.got <= d.out AND (s.sent OR NOT EXISTS (SELECT FROM held_out h
            WHERE h.page_id = $1 AND h.campaign_id = $2 AND h.customer_id = j.customer_id
              AND h.wave >= d.first_wave)) AS got,
          j.reached_at[d.place] <= g.got + d.act AS reached,
          j.reached_at[d.place] <= d.out + d.act AS acted
        FROM due d
          JOIN journey j ON j.page_id = $1 AND j.campaign_id = $2
            AND j.lot >= d.number * %1$d AND j.lot < (d.number + 1) * %1$d
          CROSS JOIN LATERAL (SELECT j.lot %% %1$d BETWEEN 1 AND 4 AS sent) s
          CROSS JOIN LATERAL (SELECT coalesce(
            CASE WHEN j.line = ANY ($7) THEN j.reached_at[$5] ELSE j.reached_at[$4] END,
            j.reached_at[$6]) AS got) g),
      came AS MATERIALIZED (
        SELECT variant, count(*) AS everybody, count(*) FILTER (WHERE got) AS people,
          count(*) FILTER (WHERE got AND delivered) AS delivered,
          count(*) FILTER (WHERE got AND reached) AS reached,
          count(*) FILTER (WHERE sent) AS sent, count(*) FILTER (WHERE sent AND acted) AS acted
        FROM person GROUP BY variant),
      each AS MATERIALIZED (
        SELECT coalesce(sum(c.everybody), 0)::bigint AS came,
          array_agg(coalesce(c.people, 0) ORDER BY v) AS people,
          array_agg(coalesce(c.delivered, 0) ORDER BY v) AS delivered,
          array_agg(coalesce(c.reached, 0) ORDER BY v) AS reached,
          array_agg(coalesce(c.sent, 0) ORDER BY v) AS sent,
          array_agg(coalesce(c.acted, 0) ORDER BY v) AS acted
        FROM due d CROSS JOIN generate_series(1, d.variants) v LEFT JOIN came c ON c.variant = v),
      held AS MATERIALIZED (
        SELECT count(*) AS people,
          count(*) FILTER (WHERE j.reached_at[d.place] <= d.out + d.act) AS reached,
          coalesce(bool_or(j.lot IS NULL
            AND extract(epoch FROM j.entered_at - h.held_at) * 1000000 >= d.act
            AND extract(epoch FROM j.entered_at) * 1000000 <= d.out + d.act
            AND (EXISTS (SELECT FROM outbox o WHERE o.page_id = $1 AND o.customer_id = h.customer_id
                AND o.state IN ('queued', 'sending', 'unknown')
                AND o.campaign_id = $2 AND o.priority = 1
                AND o.say NOT IN ('REMIND_LAST_DAY', 'REMIND_UNOPENED'))
              OR EXISTS (SELECT FROM outbox o WHERE o.page_id = $1 AND o.customer_id = h.customer_id
                AND o.state IN ('held', 'sent', 'failed', 'skipped', 'cancelled')
                AND o.campaign_id = $2 AND o.priority = 1
                AND o.say NOT IN ('REMIND_LAST_DAY', 'REMIND_UNOPENED')))), false) AS written_to
        FROM due d JOIN held_out h ON h.page_id = $1 AND h.campaign_id = $2 AND h.wave = d.number
          LEFT JOIN journey j
            ON j.page_id = $1 AND j.campaign_id = $2 AND j.customer_id = h.customer_id)
      UPDATE wave w SET counted_at = now(), came = each.came, people = each.people,
        delivered = each.delivered, reached = each.reached,
        sent = CASE WHEN held.written_to THEN nobody.none ELSE each.sent END,
        sent_reached = CASE WHEN held.written_to THEN nobody.none ELSE each.acted END,
        held = CASE WHEN held.written_to THEN 0 ELSE held.people END,
        held_reached = CASE WHEN held.written_to THEN 0 ELSE held.reached END
      FROM due d, each, held,
        (SELECT array_fill(0::bigint, ARRAY[variants]) AS none FROM due) nobody
      WHERE w.page_id = $1 AND w.campaign_id = $2 AND w.number = d.number
      """
          .formatted(Draw.LOTS_A_WAVE);
}
