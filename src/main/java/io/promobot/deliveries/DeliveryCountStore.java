package io.promobot.deliveries;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;

/** Counts deliveries by state, and stops where the owner would not keep counting either. */
public final class DeliveryCountStore {
  private static final int MOST = 10_000;
  // Priorities up to this one.
  private static final int MESSAGES = 1;
  private static final int EVERYTHING = 2;

  private final Database database;
  private final String page;

  public DeliveryCountStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  public Future<DeliveryCounts> count() {
    return countUpTo(EVERYTHING);
  }

  /** Leaves out calls to systems other than Messenger. */
  public Future<DeliveryCounts> countMessages() {
    return countUpTo(MESSAGES);
  }

  /** Those that went out; reads each of them, so it is asked for only where it is looked at. */
  public Future<Integer> countSent() {
    return database
        .general()
        .preparedQuery(SENT)
        .execute(Tuple.of(page, MOST))
        .map(rows -> rows.iterator().next().getInteger("sent"));
  }

  static final String SENT =
      """
      SELECT count(*)::int AS sent
      FROM (SELECT FROM outbox
        WHERE page_id = $1 AND state = 'sent'
        ORDER BY id DESC
        LIMIT $2) newest
      """;

  private Future<DeliveryCounts> countUpTo(int priority) {
    return database
        .general()
        .preparedQuery(COUNTS)
        .execute(Tuple.of(page, MOST, priority))
        .map(rows -> counts(rows.iterator().next()));
  }

  // Ordered like the partial index of each, so that no count reads everything that was ever sent.
  // What is queued is counted in the indexes alone, due rows separately from those due later, so
  // that neither uses up the other's bound. The index (priority, due_at, id) can be read from one
  // position on only if the priority is given.
  static final String COUNTS =
      """
      SELECT
        queued.waiting, queued.later,
        (SELECT count(*) FROM (SELECT FROM outbox
          WHERE page_id = $1 AND state = 'queued' AND attempts > 0 AND priority <= $3
          ORDER BY priority, due_at, id LIMIT $2) b)::int AS retrying,
        (SELECT count(*) FROM (SELECT FROM outbox
          WHERE page_id = $1 AND state = 'held' AND priority <= $3
          ORDER BY state, id LIMIT $2) h)::int AS held,
        (SELECT count(*) FROM (SELECT FROM outbox
          WHERE page_id = $1 AND state = 'sending' AND priority <= $3
          ORDER BY lease_until LIMIT $2) c)::int AS sending,
        (SELECT count(*) FROM (SELECT FROM outbox
          WHERE page_id = $1 AND state = 'unknown' AND priority <= $3
          ORDER BY lease_until LIMIT $2) d)::int AS unknown,
        (SELECT count(*) FROM (SELECT FROM outbox
          WHERE page_id = $1 AND state = 'failed' AND priority <= $3
          ORDER BY state, id LIMIT $2) e)::int AS failed,
        (SELECT count(*) FROM (SELECT FROM outbox
          WHERE page_id = $1 AND state = 'skipped' AND priority <= $3
          ORDER BY state, id LIMIT $2) f)::int AS skipped,
        (SELECT count(*) FROM (SELECT FROM outbox
          WHERE page_id = $1 AND state = 'cancelled' AND priority <= $3
          ORDER BY state, id LIMIT $2) g)::int AS cancelled
      FROM (
        SELECT least($2, sum(due.n + again.n))::int AS waiting,
          least($2, sum(later.n - again.n))::int AS later
        FROM generate_series(0, $3) AS line (priority),
          LATERAL (SELECT count(*) AS n FROM (SELECT FROM outbox
            WHERE page_id = $1 AND state = 'queued' AND priority = line.priority
              AND due_at <= now()
            ORDER BY due_at, id LIMIT $2) i) due,
          LATERAL (SELECT count(*) AS n FROM (SELECT FROM outbox
            WHERE page_id = $1 AND state = 'queued' AND attempts > 0 AND priority = line.priority
              AND due_at > now()
            ORDER BY due_at, id LIMIT $2) j) again,
          LATERAL (SELECT count(*) AS n FROM (SELECT FROM outbox
            WHERE page_id = $1 AND state = 'queued' AND priority = line.priority
              AND due_at > now()
            ORDER BY due_at, id LIMIT $2 + again.n) k) later) queued
      """;

  private static DeliveryCounts counts(Row row) {
    return new DeliveryCounts(
        row.getInteger("waiting"),
        row.getInteger("later"),
        row.getInteger("retrying"),
        row.getInteger("held"),
        row.getInteger("sending"),
        row.getInteger("unknown"),
        row.getInteger("failed"),
        row.getInteger("skipped"),
        row.getInteger("cancelled"));
  }
}
