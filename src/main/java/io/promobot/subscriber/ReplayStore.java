package io.promobot.subscriber;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Sends a channel again what it was told, or failed to be told. */
public final class ReplayStore {
  /** So long events can be sent again. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** More would hold up everything else in the queue's table. */
  static final int MOST = 10_000;

  private final Database database;
  private final String page;

  /**
   * What was queued again.
   *
   * @param next since when there is more; empty when that was all
   */
  public record Replayed(int events, Optional<Instant> next) {}

  public ReplayStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** From the oldest on; each under the id it had. Empty when there is no such channel. */
  public Future<Optional<Replayed>> since(long channel, Instant since) {
    OffsetDateTime from = since.atOffset(ZoneOffset.UTC);
    return database
        .general()
        .preparedQuery(REPLAY)
        .execute(Tuple.of(page, channel, from, MOST))
        .map(ReplayStore::replayed);
  }

  private static final String REPLAY =
      """
      WITH there AS (SELECT id, off_at, events FROM channel WHERE page_id = $1 AND id = $2),
      chosen AS MATERIALIZED (
        SELECT o.id FROM there, outbox o
        WHERE o.page_id = $1 AND o.channel_id = $2 AND o.event = ANY (there.events) AND o.created_at >= $3
          AND (o.state IN ('sent', 'failed') OR o.state = 'cancelled' AND o.reason = 'restored')
        ORDER BY o.created_at, o.id LIMIT $4
        FOR UPDATE OF o SKIP LOCKED),
      again AS (
        UPDATE outbox o SET state = CASE WHEN there.off_at IS NULL THEN 'queued' ELSE 'held' END,
          reason = CASE WHEN there.off_at IS NOT NULL THEN 'channel_off' END,
          detail = NULL, attempts = 0, possible_duplicate = possible_duplicate OR o.state = 'sent',
          due_at = now(), give_up_at = now() + interval '1 day', settled_at = NULL,
          lease_until = NULL
        FROM there
        WHERE o.page_id = $1 AND o.id = ANY (ARRAY(SELECT id FROM chosen))
          AND o.state IN ('sent', 'failed', 'cancelled')
        RETURNING o.created_at)
      SELECT (SELECT count(*)::int FROM again) AS events, (SELECT max(created_at) FROM again) AS last
      FROM there
      """;

  private static Optional<Replayed> replayed(RowSet<Row> rows) {
    return rows.stream()
        .findFirst()
        .map(
            row -> {
              int events = row.getInteger("events");
              return new Replayed(
                  events,
                  Optional.ofNullable(row.getOffsetDateTime("last"))
                      .filter(last -> events == MOST)
                      .map(OffsetDateTime::toInstant));
            });
  }
}
