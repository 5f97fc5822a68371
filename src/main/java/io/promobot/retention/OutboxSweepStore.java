package io.promobot.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Removes messages and notifications that ended long ago, from the oldest on by their primary key.
 * What may still go out stays; a lead's e-mails stay as long as the lead, an answer as long as its
 * request, and so does the notification of an open request, because it says who was notified.
 *
 * <p>A run begins where the last one found only young ones, so that e-mails that stay are not
 * scanned every time; every 24th run begins with the oldest, for those whose lead or request has
 * been erased since.
 */
final class OutboxSweepStore implements SweepStore {
  static final int ROWS = 2_000;
  static final int RUNS_A_ROUND = 24;

  private final String page;
  private final Duration kept;
  private final AtomicInteger runs = new AtomicInteger();
  private volatile long young = START;

  OutboxSweepStore(String page, Duration kept) {
    this.page = page;
    this.kept = kept;
  }

  @Override
  public Removed.Kind kind() {
    return Removed.Kind.MESSAGES;
  }

  @Override
  public long first() {
    return runs.getAndIncrement() % RUNS_A_ROUND == 0 ? START : young;
  }

  @Override
  public Future<Batch> sweep(SqlConnection tx, long place) {
    return tx.preparedQuery(REMOVE)
        .execute(Tuple.of(page, place, (double) kept.toSeconds(), ROWS))
        .map(rows -> batch(rows.iterator().next(), place));
  }

  private Batch batch(Row row, long place) {
    Long next = row.getLong("next");
    boolean last = row.getLong("looked_at") < ROWS || row.getBoolean("all_young");
    if (last) {
      young = place;
    }
    return new Batch(row.getLong("removed"), next == null ? place : next, last);
  }

  // A retried one has an old number and is young; where all are, the old ones have ended. OFFSET 0
  // makes each row look up its own lead and request; as joins the tables would be read whole.
  static final String REMOVE =
      """
      WITH looked AS MATERIALIZED (
        SELECT id, created_at >= now() - $3 * interval '1 second' AS young FROM outbox
        WHERE page_id = $1 AND id > $2 ORDER BY id LIMIT $4),
      ended AS MATERIALIZED (
        SELECT o.id FROM outbox o
        WHERE o.page_id = $1 AND o.id > $2 AND o.id <= (SELECT max(id) FROM looked)
          AND o.state IN ('sent', 'failed', 'skipped', 'cancelled')
          AND coalesce(o.settled_at, o.due_at) < now() - $3 * interval '1 second'
          AND NOT EXISTS (SELECT FROM lead l WHERE l.page_id = $1 AND l.id = o.lead_id OFFSET 0)
          AND NOT EXISTS (SELECT FROM request r
            WHERE r.page_id = $1 AND r.id = o.request_id AND r.state = 'open' OFFSET 0)
          AND NOT EXISTS (SELECT FROM answer a
            WHERE a.page_id = $1 AND a.request_id = o.request_id AND a.outbox_id = o.id OFFSET 0)
        FOR UPDATE OF o SKIP LOCKED),
      gone AS (
        DELETE FROM outbox WHERE page_id = $1 AND id = ANY (ARRAY(SELECT id FROM ended))
        RETURNING id)
      SELECT max(id) AS next, count(*) AS looked_at, coalesce(bool_and(young), true) AS all_young,
        (SELECT count(*) FROM gone) AS removed
      FROM looked
      """;
}
