package io.promobot.outbox;

import io.promobot.db.BadCursor;
import io.promobot.db.Cursor;
import io.promobot.db.Database;
import io.promobot.db.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Lists deliveries: those that wait in the order they will go, all others newest first. */
public final class DeliveryStore {
  private final Database database;
  private final String page;

  public DeliveryStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Fails with {@link BadCursor} when the cursor is none of this list. */
  public Future<Page<Delivery>> list(DeliveryFilter filter, int asked, Optional<String> cursor) {
    int limit = Page.limit(asked);
    try {
      return switch (filter) {
        case WAITING, QUEUED -> inTurn(WAITING, "waiting", limit, cursor);
        case RETRYING -> inTurn(RETRYING, "retrying", limit, cursor);
        case SENDING, UNKNOWN -> newestFirst(IN_FLIGHT, filter, limit, cursor);
        case SENT -> newestFirst(SENT, filter, limit, cursor);
        case HELD, FAILED, SKIPPED, CANCELLED -> newestFirst(ENDED, filter, limit, cursor);
      };
    } catch (BadCursor bad) {
      return Future.failedFuture(bad);
    }
  }

  private Future<Page<Delivery>> inTurn(
      String sql, String list, int limit, Optional<String> cursor) {
    long[] after = Cursor.read(list, cursor, -1, 0, 0);
    var tuple = Tuple.of(page, (short) after[0], Cursor.moment(after[1]), after[2], limit + 1);
    return read(sql, tuple, limit, row -> turn(list, row));
  }

  private static String turn(String list, Row row) {
    long micros = Cursor.micros(row.getOffsetDateTime("due_at"));
    return Cursor.of(list, row.getShort("priority"), micros, row.getLong("id"));
  }

  static final String WAITING =
      """
      SELECT id, kind, customer_id, campaign_id, say, state, reason, attempts,
             possible_duplicate, created_at, due_at,
             (SELECT coalesce(c.name, c.first_name) FROM customer c
              WHERE c.page_id = o.page_id AND c.id = o.customer_id) AS customer_name, priority
      FROM outbox o
      WHERE page_id = $1 AND state = 'queued' AND (priority, due_at, id) > ($2, $3, $4)
      ORDER BY priority, due_at, id
      LIMIT $5
      """;

  static final String RETRYING =
      """
      SELECT id, kind, customer_id, campaign_id, say, state, reason, attempts,
             possible_duplicate, created_at, due_at,
             (SELECT coalesce(c.name, c.first_name) FROM customer c
              WHERE c.page_id = o.page_id AND c.id = o.customer_id) AS customer_name, priority
      FROM outbox o
      WHERE page_id = $1 AND state = 'queued' AND attempts > 0
        AND (priority, due_at, id) > ($2, $3, $4)
      ORDER BY priority, due_at, id
      LIMIT $5
      """;

  private Future<Page<Delivery>> newestFirst(
      String sql, DeliveryFilter filter, int limit, Optional<String> cursor) {
    long before = Cursor.read(filter.state(), cursor, Long.MAX_VALUE)[0];
    var tuple = Tuple.of(page, before, limit + 1, filter.state());
    return read(sql, tuple, limit, row -> Cursor.of(filter.state(), row.getLong("id")));
  }

  // Materialised, or the planner may look for the few in flight among all that were ever sent.
  static final String IN_FLIGHT =
      """
      WITH in_flight AS MATERIALIZED (
        SELECT id, kind, customer_id, campaign_id, say, state, reason, attempts,
               possible_duplicate, created_at, due_at,
               (SELECT coalesce(c.name, c.first_name) FROM customer c
                WHERE c.page_id = o.page_id AND c.id = o.customer_id) AS customer_name
        FROM outbox o
        WHERE page_id = $1 AND state IN ('sending', 'unknown') AND state = $4)
      SELECT * FROM in_flight WHERE id < $2 ORDER BY id DESC LIMIT $3
      """;

  static final String SENT =
      """
      SELECT id, kind, customer_id, campaign_id, say, state, reason, attempts,
             possible_duplicate, created_at, due_at,
             (SELECT coalesce(c.name, c.first_name) FROM customer c
              WHERE c.page_id = o.page_id AND c.id = o.customer_id) AS customer_name
      FROM outbox o
      WHERE page_id = $1 AND id < $2 AND state = $4
      ORDER BY id DESC
      LIMIT $3
      """;

  static final String ENDED =
      """
      SELECT id, kind, customer_id, campaign_id, say, state, reason, attempts,
             possible_duplicate, created_at, due_at,
             (SELECT coalesce(c.name, c.first_name) FROM customer c
              WHERE c.page_id = o.page_id AND c.id = o.customer_id) AS customer_name
      FROM outbox o
      WHERE page_id = $1 AND id < $2 AND state = $4
        AND state IN ('held', 'failed', 'skipped', 'cancelled')
      ORDER BY state DESC, id DESC
      LIMIT $3
      """;

  public Future<Optional<Delivery>> find(long id) {
    return database
        .general()
        .preparedQuery(ONE)
        .execute(Tuple.of(page, id))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
        .map(row -> row.map(DeliveryStore::delivery));
  }

  static final String ONE =
      """
      SELECT id, kind, customer_id, campaign_id, say, state, reason, attempts,
             possible_duplicate, created_at, due_at,
             (SELECT coalesce(c.name, c.first_name) FROM customer c
              WHERE c.page_id = o.page_id AND c.id = o.customer_id) AS customer_name
      FROM outbox o
      WHERE page_id = $1 AND id = $2
      """;

  private Future<Page<Delivery>> read(
      String sql, Tuple tuple, int limit, Function<Row, String> cursor) {
    return database
        .general()
        .preparedQuery(sql)
        .execute(tuple)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
        .map(rows -> Page.of(rows, limit, DeliveryStore::delivery, cursor));
  }

  private static Delivery delivery(Row row) {
    return new Delivery(
        row.getLong("id").toString(),
        row.getString("kind"),
        Optional.ofNullable(row.getLong("customer_id")).map(String::valueOf),
        Optional.ofNullable(row.getString("customer_name")),
        Optional.ofNullable(row.getString("campaign_id")),
        Optional.ofNullable(row.getString("say")),
        row.getString("state"),
        Optional.ofNullable(row.getString("reason")).map(ReasonSentence::of),
        row.getShort("attempts"),
        row.getBoolean("possible_duplicate"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("due_at").toInstant());
  }
}
