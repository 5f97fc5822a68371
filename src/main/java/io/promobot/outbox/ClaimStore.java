package io.promobot.outbox;

import io.promobot.channel.Line;
import io.promobot.flow.Stories;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Claims rows whose turn it is: at most one in flight per customer, each customer's in order,
 * answers before campaigns, none while the page is paused and none of a campaign that is paused or
 * cancelled. The database's clock decides.
 */
public final class ClaimStore {
  /** PostgreSQL's error code for a second entry in a unique index. */
  private static final String TAKEN = "23505";

  private final Supplier<Pool> pool;
  private final String page;
  private final Supplier<StoryLanguage> language;
  private final Duration lease;
  private final double perSecond;

  /**
   * @param language what customers read of whom no other language is known
   * @param lease how long a claim holds; longer than any send can take
   * @param perSecond messages of campaigns per second and page, over all replicas
   */
  public ClaimStore(
      Supplier<Pool> pool,
      String page,
      Supplier<StoryLanguage> language,
      Duration lease,
      double perSecond) {
    this.pool = pool;
    this.page = page;
    this.language = language;
    this.lease = lease;
    this.perSecond = perSecond;
  }

  Duration lease() {
    return lease;
  }

  /** The time in which the page's bucket gains one message, rounded for a timer. */
  long turnMs() {
    return (long) Math.max(5, Math.min(1_000, 1_000 / perSecond));
  }

  /**
   * What was claimed, at what time by the database's clock, and how many the page's rate limit
   * allowed.
   */
  record Claim(List<Due> rows, Instant now, int allowed) {}

  /** Answers to customers: as fast as they can go. */
  Future<Claim> replies(int most) {
    return claim(CLAIM_REPLIES, Tuple.of(page, most, lease.toMillis(), language.get().tag()))
        .map(rows -> claim(rows, most));
  }

  /**
   * Whether this promobot knows the message. One that only a newer promobot knows waits for one,
   * and keeps its place. Stories have messages of the same name, so the name alone does not tell.
   */
  static final String KNOWN =
      """
      o.say IN (%s) AND (o.campaign_id IS NULL OR o.campaign_id <> ALL (ARRAY(
            SELECT c.id FROM campaign c WHERE c.page_id = $1 AND c.story NOT IN (%s))))\
      """
          .formatted(quoted(Stories.says()), quoted(Stories.keys()));

  /**
   * Whether a row is its customer's next, with none of theirs on its way. A row that is due later
   * lets the others pass; once claimed it keeps its place, even if its call was never made and
   * counted as no attempt.
   *
   * <p>OFFSET 0 makes each row look into its own customer's queue. As a join, on a queue that was
   * filled faster than statistics follow, each claim compared every message with every other. CASE,
   * because PostgreSQL may expect what is in a condition to be so rare that everything due is read
   * and sorted: without statistics, or if all that waits is one campaign's.
   */
  private static String headOfLine(String mayGo) {
    return """
      CASE WHEN %s
          AND %s
          THEN NOT EXISTS (
            SELECT FROM outbox_live e
            WHERE e.page_id = $1 AND e.customer_id = o.customer_id
              AND e.state IN ('queued', 'sending', 'unknown')
              AND (e.state <> 'queued' OR (e.priority, e.id) < (o.priority, o.id)
                AND (e.due_at <= now() OR e.attempted_at IS NOT NULL))
            OFFSET 0) END\
      """
        .formatted(KNOWN, mayGo);
  }

  /** Messages of the only line so far that takes them by calls. */
  private static final String BY_CALL = "o.line = '%s'".formatted(Line.MESSENGER.key());

  /** What {@link #due} reads of a claimed message {@code o} and its customer {@code c}. */
  static final String DUE_COLUMNS =
      """
      o.id, o.lease_no, o.customer_id, c.psid, o.campaign_id, o.version, o.say, o.words, o.attempts,
        o.possible_duplicate, o.created_at, c.first_name, c.language,
        coalesce(c.name_asked_at > now() - interval '7 days', false) AS name_asked,
        c.opted_out, c.blocked, c.window_until, c.campaign_id AS talks_about, c.step, now() AS now,
        coalesce(greatest(c.read_until, c.last_event_at) > o.created_at, false) AS came\
      """;

  static String quoted(Collection<String> names) {
    return names.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
  }

  static final String CLAIM_REPLIES =
      """
      WITH due AS (
        SELECT o.id FROM outbox_live o
        WHERE o.page_id = $1 AND o.state = 'queued' AND o.priority = 0 AND o.due_at <= now()
          AND %s
          AND %s
          AND NOT EXISTS (SELECT FROM page p WHERE p.page_id = $1 AND p.paused_until > now())
        ORDER BY o.due_at, o.id
        LIMIT $2
        FOR UPDATE SKIP LOCKED)
      UPDATE outbox_live o
      SET state = 'sending', attempts = o.attempts + 1, lease_no = o.lease_no + 1,
          lease_until = now() + $3 * interval '1 ms', attempted_at = now(),
          language = coalesce(c.language, $4)
      FROM due, customer c
      WHERE o.page_id = $1 AND o.id = due.id AND c.page_id = $1 AND c.id = o.customer_id
      RETURNING %s
      """
          .formatted(BY_CALL, headOfLine("true"), DUE_COLUMNS);

  /** A campaign's own messages, limited by a token bucket in the page's row for all replicas. */
  Future<Claim> campaign(int most) {
    Tuple tuple =
        Tuple.of(page, most, lease.toMillis(), perSecond, Math.max(0.1, 1 / perSecond))
            .addString(language.get().tag());
    return claim(CLAIM_CAMPAIGN, tuple)
        .map(rows -> claim(rows, rows.iterator().next().getInteger("allowed")));
  }

  private Future<RowSet<Row>> claim(String statement, Tuple tuple) {
    return claim(pool.get(), statement, tuple);
  }

  /**
   * Another replica may have claimed the first of a customer's queue meanwhile; a second look sees
   * that.
   */
  public static Future<RowSet<Row>> claim(Pool pool, String statement, Tuple tuple) {
    return pool.preparedQuery(statement)
        .execute(tuple)
        .recover(
            failure ->
                failure instanceof PgException clash && TAKEN.equals(clash.getSqlState())
                    ? pool.preparedQuery(statement).execute(tuple)
                    : Future.failedFuture(failure));
  }

  static final String CLAIM_CAMPAIGN =
      """
      WITH bucket AS (
        SELECT greatest(next_campaign_at, now() - $5::float8 * interval '1 s') AS empty_at
        FROM page
        WHERE page_id = $1 AND (paused_until IS NULL OR paused_until <= now())
        FOR UPDATE),
      pace AS (
        SELECT greatest(0, least($2::int,
          floor(extract(epoch FROM now() - empty_at)::float8 * $4::float8 + 1e-6)::int)) AS allowed
        FROM bucket),
      due AS (
        SELECT o.id FROM outbox_live o
        WHERE o.page_id = $1 AND o.state = 'queued' AND o.priority = 1 AND o.due_at <= now()
          AND %s
          AND %s
        ORDER BY o.due_at, o.id
        LIMIT coalesce((SELECT allowed FROM pace), 0)
        FOR UPDATE SKIP LOCKED),
      claimed AS (
        UPDATE outbox_live o
        SET state = 'sending', attempts = o.attempts + 1, lease_no = o.lease_no + 1,
            lease_until = now() + $3 * interval '1 ms', attempted_at = now(),
            language = coalesce(c.language, $6)
        FROM due, customer c
        WHERE o.page_id = $1 AND o.id = due.id AND c.page_id = $1 AND c.id = o.customer_id
        RETURNING %s),
      spent AS (
        UPDATE page p SET next_campaign_at =
          bucket.empty_at + (SELECT count(*) FROM claimed) * (interval '1 s' / $4::float8)
        FROM bucket
        WHERE p.page_id = $1 AND EXISTS (SELECT FROM claimed))
      SELECT coalesce((SELECT allowed FROM pace), -1) AS allowed, claimed.*
      FROM (SELECT 1) always LEFT JOIN claimed ON true
      """
          .formatted(BY_CALL, headOfLine(MayGo.NOW), DUE_COLUMNS);

  private static Claim claim(Iterable<Row> rows, int allowed) {
    List<Due> due = new ArrayList<>();
    OffsetDateTime now = OffsetDateTime.MIN;
    for (Row row : rows) {
      if (row.getLong("id") != null) {
        now = row.getOffsetDateTime("now");
        due.add(due(row));
      }
    }
    return new Claim(due, now.toInstant(), allowed);
  }

  static Due due(Row row) {
    return new Due(
        row.getLong("id"),
        row.getInteger("lease_no"),
        row.getLong("customer_id"),
        row.getString("psid"),
        Optional.ofNullable(row.getString("campaign_id")).orElse(""),
        Optional.ofNullable(row.getInteger("version")).orElse(0),
        row.getString("say"),
        Optional.ofNullable(row.getJsonObject("words")),
        row.getInteger("attempts"),
        row.getBoolean("possible_duplicate"),
        row.getOffsetDateTime("created_at").toInstant(),
        Optional.ofNullable(row.getString("first_name")),
        WordStore.language(row),
        row.getBoolean("name_asked"),
        row.getBoolean("opted_out"),
        row.getBoolean("blocked"),
        Optional.ofNullable(row.getOffsetDateTime("window_until")).map(OffsetDateTime::toInstant),
        new Due.Standing(
            row.getString("talks_about"), row.getString("step"), row.getBoolean("came")));
  }
}
