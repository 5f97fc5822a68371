package io.promobot.deliveries;

import io.promobot.channel.ReasonSentence;
import io.promobot.db.BadCursor;
import io.promobot.db.Cursor;
import io.promobot.db.Database;
import io.promobot.db.Page;
import io.promobot.deliveries.Delivery.CouponMark;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Lists deliveries: waiting ones in the order they will go, all others newest first. */
public final class DeliveryStore {
  private final Database database;
  private final String page;

  public DeliveryStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Fails with {@link BadCursor} when the cursor belongs to another list. */
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

  // A paused queue continues when the pause is over; places in it stay the same.
  private static final String COLUMNS =
      """
      id, kind, coalesce(customer_id, about_id) AS customer_id, coalesce(lead_id,
               CASE event WHEN 'lead.created' THEN subject_id END) AS lead_id, coalesce(request_id,
               CASE event WHEN 'request.opened' THEN subject_id END) AS request_id, event, campaign_id, say, state, reason, attempts,
             possible_duplicate, created_at, due_at, settled_at,
             CASE WHEN priority = 2 THEN detail END AS detail,
             CASE WHEN priority = 2 AND state = 'queued' THEN
               (SELECT p.until FROM pause p
                WHERE p.page_id = o.page_id AND p.destination = coalesce(o.channel_id, 0)) END
               AS paused_until,
             CASE WHEN coalesce(customer_id, about_id) IS NOT NULL THEN
               (SELECT coalesce(c.name, c.first_name) FROM customer c
                WHERE c.page_id = o.page_id AND c.id = coalesce(o.customer_id, o.about_id))
             WHEN lead_id IS NOT NULL THEN
               (SELECT l.name FROM lead l WHERE l.page_id = o.page_id AND l.id = o.lead_id)
             WHEN request_id IS NOT NULL THEN
               (SELECT coalesce(r.name, r.email, r.phone) FROM request r
                WHERE r.page_id = o.page_id AND r.id = o.request_id) END AS customer_name,
             CASE WHEN coupon_entry_id IS NOT NULL THEN
               (SELECT jsonb_build_object('id', k.id::text, 'code', k.written, 'event', 'coupon_' || e.kind,
                  'customer', e.customer_id, 'name', coalesce(c.name, c.first_name))
                FROM coupon_entry e
                  JOIN coupon k ON k.page_id = e.page_id AND k.id = e.coupon_id
                  LEFT JOIN customer c ON c.page_id = e.page_id AND c.id = e.customer_id
                WHERE e.page_id = o.page_id AND e.id = o.coupon_entry_id) END AS coupon,
             CASE WHEN channel_id IS NOT NULL THEN
               (SELECT h.name FROM channel h
                WHERE h.page_id = o.page_id AND h.id = o.channel_id) END AS channel_name\
      """;

  static final String WAITING =
      """
      SELECT %s, priority
      FROM outbox o
      WHERE page_id = $1 AND state = 'queued' AND (priority, due_at, id) > ($2, $3, $4)
      ORDER BY priority, due_at, id
      LIMIT $5
      """
          .formatted(COLUMNS);

  static final String RETRYING =
      """
      SELECT %s, priority
      FROM outbox o
      WHERE page_id = $1 AND state = 'queued' AND attempts > 0
        AND (priority, due_at, id) > ($2, $3, $4)
      ORDER BY priority, due_at, id
      LIMIT $5
      """
          .formatted(COLUMNS);

  private Future<Page<Delivery>> newestFirst(
      String sql, DeliveryFilter filter, int limit, Optional<String> cursor) {
    long before = Cursor.read(filter.state(), cursor, Long.MAX_VALUE)[0];
    var tuple = Tuple.of(page, before, limit + 1, filter.state());
    return read(sql, tuple, limit, row -> Cursor.of(filter.state(), row.getLong("id")));
  }

  // Materialized; otherwise the planner may look for the few in flight among all that were ever
  // sent.
  static final String IN_FLIGHT =
      """
      WITH in_flight AS MATERIALIZED (
        SELECT %s
        FROM outbox o
        WHERE page_id = $1 AND state IN ('sending', 'unknown') AND state = $4)
      SELECT * FROM in_flight WHERE id < $2 ORDER BY id DESC LIMIT $3
      """
          .formatted(COLUMNS);

  static final String SENT =
      """
      SELECT %s
      FROM outbox o
      WHERE page_id = $1 AND id < $2 AND state = $4
      ORDER BY id DESC
      LIMIT $3
      """
          .formatted(COLUMNS);

  static final String ENDED =
      """
      SELECT %s
      FROM outbox o
      WHERE page_id = $1 AND id < $2 AND state = $4
        AND state IN ('held', 'failed', 'skipped', 'cancelled')
      ORDER BY state DESC, id DESC
      LIMIT $3
      """
          .formatted(COLUMNS);

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
      SELECT %s
      FROM outbox o
      WHERE page_id = $1 AND id = $2
      """
          .formatted(COLUMNS);

  private Future<Page<Delivery>> read(
      String sql, Tuple tuple, int limit, Function<Row, String> cursor) {
    return database
        .lists()
        .preparedQuery(sql)
        .execute(tuple)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
        .map(rows -> Page.of(rows, limit, DeliveryStore::delivery, cursor));
  }

  private static Delivery delivery(Row row) {
    String kind = row.getString("kind");
    Optional<JsonObject> coupon = Optional.ofNullable(row.getJsonObject("coupon"));
    return new Delivery(
        row.getLong("id").toString(),
        kind,
        Optional.ofNullable(row.getLong("customer_id"))
            .or(() -> coupon.map(about -> about.getLong("customer")))
            .map(String::valueOf),
        Optional.ofNullable(row.getString("customer_name"))
            .or(() -> coupon.map(about -> about.getString("name"))),
        Optional.ofNullable(row.getLong("lead_id")).map(String::valueOf),
        Optional.ofNullable(row.getLong("request_id")).map(String::valueOf),
        Optional.ofNullable(row.getString("channel_name")),
        coupon.map(DeliveryStore::mark),
        Optional.ofNullable(row.getString("event")),
        Optional.ofNullable(row.getString("campaign_id")),
        Optional.ofNullable(row.getString("say")),
        row.getString("state"),
        Optional.ofNullable(row.getString("reason")).map(key -> ReasonSentence.of(key, kind)),
        Optional.ofNullable(row.getString("detail")).filter(words -> !words.isEmpty()),
        row.getShort("attempts"),
        row.getBoolean("possible_duplicate"),
        row.getOffsetDateTime("created_at").toInstant(),
        next(row).toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("settled_at")).map(OffsetDateTime::toInstant));
  }

  private static CouponMark mark(JsonObject about) {
    return new CouponMark(about.getString("id"), about.getString("code"), about.getString("event"));
  }

  private static OffsetDateTime next(Row row) {
    OffsetDateTime due = row.getOffsetDateTime("due_at");
    OffsetDateTime paused = row.getOffsetDateTime("paused_until");
    return paused != null && paused.isAfter(due) ? paused : due;
  }
}
