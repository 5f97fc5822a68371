package io.promobot.campaign;

import io.promobot.channel.Line;
import io.promobot.flow.Say;
import io.promobot.segment.ConditionStore;
import io.promobot.stats.LanguageSlots;
import io.promobot.text.StoryLanguage;
import io.promobot.variant.Draw;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Queues the campaign's first message for some customers, each with what falls to them. */
final class QueueStore {
  private final String page;
  private final ConditionStore conditions;

  QueueStore(String page, ConditionStore conditions) {
    this.page = page;
    this.conditions = conditions;
  }

  /**
   * What has become of these customers, whom the transaction has locked. Of those who do not fit
   * any more nothing becomes.
   */
  Future<Sending> queue(
      SqlConnection tx, String campaign, int version, Optional<Draw> draw, NextStore.Next next) {
    Long[] ids = next.ids();
    Tuple people = people(campaign, version, ids);
    draw.ifPresent(drawn -> addLots(people, drawn, ids));
    return queue(tx, draw.isPresent() ? QUEUE_VARIANTS : QUEUE, people, next);
  }

  private Tuple people(String campaign, int version, Long[] ids) {
    return AudienceStore.about(page, campaign)
        .addArrayOfLong(ids)
        .addInteger(version)
        .addString(Say.WELCOME)
        .addArrayOfString(Line.keys().toArray(String[]::new))
        .addArrayOfString(
            Stream.of(StoryLanguage.values()).map(StoryLanguage::tag).toArray(String[]::new));
  }

  private Future<Sending> queue(
      SqlConnection tx, String statement, Tuple people, NextStore.Next next) {
    var clause = next.asked().map(asked -> conditions.clause(asked, people.size() + 1));
    String fits = clause.map(asked -> " AND " + asked.sql()).orElse("");
    return tx.preparedQuery(statement.formatted(fits))
        .execute(clause.map(asked -> asked.after(people)).orElse(people))
        .map(fates -> AudienceStore.sending(fates.iterator().next()));
  }

  /**
   * The same for those whose turn it is by their own clocks: when it is early only those who can be
   * reached count; then those who were not asked before.
   */
  Future<Sending> queue(
      SqlConnection tx, String campaign, int version, ClockStore.Turn turn, NextStore.Next next) {
    Tuple people =
        people(campaign, version, next.ids())
            .addArrayOfString(
                turn.dues().stream().map(due -> due.zone().getId()).toArray(String[]::new))
            .addArrayOfOffsetDateTime(
                turn.dues().stream().map(due -> utc(due.at())).toArray(OffsetDateTime[]::new))
            .addOffsetDateTime(utc(turn.at()))
            .addOffsetDateTime(utc(turn.since()));
    return queue(tx, turn.early() ? QUEUE_EARLY : QUEUE_BY_CLOCK, people, next);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static void addLots(Tuple people, Draw draw, Long[] ids) {
    Integer[] lots =
        Arrays.stream(ids)
            .map(id -> draw.holdsOut(id) ? null : (Integer) draw.lot(id))
            .toArray(Integer[]::new);
    people
        .addArrayOfInteger(lots)
        .addArrayOfInteger(
            Arrays.stream(lots)
                .map(lot -> lot == null ? null : (Integer) draw.version(lot))
                .toArray(Integer[]::new))
        .addInteger(draw.wave());
  }

  private static final String EVERYBODY =
      """
      person AS MATERIALIZED (
        SELECT p.*, $6::int AS version, NULL::int AS lot, now() AS due
        FROM (%s AND c.id = ANY ($5)%%s) p)\
      """
          .formatted(AudienceStore.PEOPLE);

  // Somebody without a lot is held out. A row that is there already is one of an earlier trial.
  private static final String BY_LOT =
      """
      person AS MATERIALIZED (
        SELECT p.id, p.origin, p.line, p.language, p.time_zone, p.next_visit, now() AS due,
          coalesce(u.version, $6) AS version,
          u.lot, CASE WHEN p.fate = 'queued' AND u.lot IS NULL THEN 'held_out' ELSE p.fate END AS fate
        FROM (%s AND c.id = ANY ($5)%%s) p
          JOIN unnest($5::bigint[], $10::int[], $11::int[]) AS u (id, lot, version) USING (id)),
      held AS (
        INSERT INTO held_out (page_id, campaign_id, customer_id, wave)
        SELECT $1, $2, id, $12 FROM person WHERE fate = 'held_out'
        ON CONFLICT (page_id, campaign_id, customer_id)
        DO UPDATE SET wave = excluded.wave, held_at = excluded.held_at)\
      """
          .formatted(AudienceStore.PEOPLE);

  // Whose 24 hours end before their time would not get it then.
  private static final String CLOCKS =
      """
      person AS MATERIALIZED (
        SELECT p.id, p.origin, p.line, p.language, p.time_zone, p.next_visit, $6::int AS version,
          NULL::int AS lot, coalesce(u.due, $12::timestamptz) AS due,
          CASE WHEN p.fate = 'queued' AND p.window_until <= u.due + $3 * interval '1 second'
            THEN 'window_closed' ELSE p.fate END AS fate
        FROM (%s AND c.id = ANY ($5)%%%%s) p
          LEFT JOIN unnest($10::text[], $11::timestamptz[]) AS u (zone, due) ON u.zone = p.time_zone
        WHERE coalesce(p.entered_at < $13, true)%%s)\
      """
          .formatted(AudienceStore.PEOPLE);

  private static final String BY_CLOCK = CLOCKS.formatted("");
  private static final String EARLY =
      CLOCKS.formatted(
          " AND p.fate = 'queued' AND p.window_until > u.due + $3 * interval '1 second'");

  private static final String WAVED =
      """
      ,
      waved AS (
        UPDATE wave SET queued = queued + (
            SELECT count(*) FROM person WHERE fate IN ('queued', 'held_out')),
          first_message = coalesce(first_message, (SELECT min(id) FROM message)),
          last_message = coalesce((SELECT max(id) FROM message), last_message)
        WHERE page_id = $1 AND campaign_id = $2 AND number = $12)\
      """;

  private static final String QUEUE = queueing(EVERYBODY, "");
  private static final String QUEUE_EARLY = queueing(EARLY, "");
  private static final String QUEUE_BY_CLOCK = queueing(BY_CLOCK, "");
  private static final String QUEUE_VARIANTS = queueing(BY_LOT, WAVED);

  // Only sends use slots below 0, so counting customers' answers never waits for a chunk.
  private static String queueing(String people, String more) {
    return """
      WITH %1$s,
      counting AS (
        SELECT version, line, origin, CASE WHEN language = ANY ($9::text[]) THEN language
          WHEN language IS NULL THEN '' ELSE '%5$s' END AS tag
        FROM person WHERE fate = 'queued'),
      message AS (
        INSERT INTO outbox (page_id, kind, customer_id, campaign_id, version, say, priority, line,
          language, due_at)
        SELECT $1, 'message', id, $2, version, $7, 1, line, language, due
        FROM person WHERE fate = 'queued' ORDER BY id
        RETURNING id),
      entered AS (
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, line, language,
          lot)
        SELECT $1, id, $2, version, origin, 0, line, coalesce(language, ''), lot
        FROM person WHERE fate = 'queued'),
      counted AS (
        INSERT INTO path_count AS p (page_id, campaign_id, version, origin, path, slot, people, line,
          language)
        SELECT $1, $2, version, origin, 0,
          -array_position($8::text[], line)
            - %3$d * CASE tag WHEN '' THEN 0 ELSE coalesce(array_position($9::text[], tag), %4$d) END,
          count(*), line, tag
        FROM counting
        GROUP BY version, line, origin, tag
        ORDER BY line, tag, version, origin
        ON CONFLICT (page_id, campaign_id, version, origin, path, slot)
        DO UPDATE SET people = p.people + excluded.people, language = excluded.language)%6$s
      %2$s"""
        .formatted(
            people,
            AudienceStore.FATES,
            LanguageSlots.EACH,
            LanguageSlots.OTHERS,
            LanguageSlots.OTHER,
            more);
  }
}
