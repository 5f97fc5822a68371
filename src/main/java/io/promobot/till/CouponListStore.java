package io.promobot.till;

import io.promobot.coupon.Worth;
import io.promobot.db.BadCursor;
import io.promobot.db.Cursor;
import io.promobot.db.Database;
import io.promobot.db.KeyPlans;
import io.promobot.db.Page;
import io.promobot.stats.ShopDays;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The shop's coupons, newest first; those of a code's beginning in the order of codes. */
public final class CouponListStore {
  private static final String LIST = "coupons";
  private static final int EXPORTED_AT_ONCE = 1_000;

  private final Database database;
  private final String page;
  private final ShopDays days;
  private final InstantSource clock;

  public CouponListStore(Database database, String page, ShopDays days, InstantSource clock) {
    this.database = database;
    this.page = page;
    this.days = days;
    this.clock = clock;
  }

  /** Fails with {@link BadCursor} when the cursor belongs to another list. */
  public Future<Page<Coupon>> list(CouponFilter filter, int asked, Optional<String> cursor) {
    int limit = Page.limit(asked);
    return read(
        (sql, tuple) -> database.lists().preparedQuery(sql).execute(tuple),
        "",
        "",
        filter,
        limit,
        cursor,
        CouponListStore::coupon);
  }

  /** The next larger part of the whole list, with what each coupon led to. */
  public Future<Page<Coupon.Sold>> export(CouponFilter filter, Optional<String> cursor) {
    return read(this::bulk, SOLD, LED_TO, filter, EXPORTED_AT_ONCE, cursor, CouponListStore::sold);
  }

  /** The statement is made for plans by keys, which this pool has none of. */
  private Future<RowSet<Row>> bulk(String sql, Tuple tuple) {
    return database.exportTransaction(
        tx ->
            tx.query(KeyPlans.SET).execute().compose(set -> tx.preparedQuery(sql).execute(tuple)));
  }

  /** Empty when there is no such coupon. */
  Future<Optional<Coupon>> find(long id) {
    CouponSearchStore query = new CouponSearchStore(page, CouponFilter.ANY, id + 1, today(), 1);
    return database
        .general()
        .preparedQuery(query.sql("", ""))
        .execute(query.tuple())
        .map(
            rows ->
                rows.stream()
                    .filter(row -> row.getLong("id") == id)
                    .findFirst()
                    .map(CouponListStore::coupon));
  }

  private LocalDate today() {
    return days.dayOf(clock.instant());
  }

  private static final String SOLD = ", l.till, l.sales, l.discount, l.currency AS paid_in";

  private static final String LED_TO =
      """

          LEFT JOIN LATERAL (
            SELECT sum(e.amount) AS sales, sum(e.discount) AS discount,
              (array_agg(e.till ORDER BY e.id DESC))[1] AS till, max(e.currency) AS currency
            FROM coupon_entry e
            WHERE e.page_id = $1 AND e.coupon_id = c.id AND e.kind = 'redeemed'
              AND NOT EXISTS (
                SELECT FROM coupon_entry u
                WHERE u.page_id = e.page_id AND u.undoes = e.id)) l ON c.uses > 0
      """;

  private <T> Future<Page<T>> read(
      BiFunction<String, Tuple, Future<RowSet<Row>>> query,
      String more,
      String join,
      CouponFilter filter,
      int limit,
      Optional<String> cursor,
      Function<Row, T> item) {
    long before;
    try {
      before = Cursor.read(LIST, cursor, Long.MAX_VALUE)[0];
    } catch (BadCursor bad) {
      return Future.failedFuture(bad);
    }
    CouponSearchStore search = new CouponSearchStore(page, filter, before, today(), limit + 1);
    return query.apply(search.sql(more, join), search.tuple()).map(rows -> page(rows, limit, item));
  }

  private static <T> Page<T> page(RowSet<Row> rows, int limit, Function<Row, T> item) {
    List<Row> read = StreamSupport.stream(rows.spliterator(), false).toList();
    return Page.of(read, limit, item, row -> Cursor.of(LIST, row.getLong("id")));
  }

  private static Coupon.Sold sold(Row row) {
    return new Coupon.Sold(
        coupon(row),
        CodeStore.text(row, "till"),
        Optional.ofNullable(row.getBigDecimal("sales")).map(Worth::money),
        Optional.ofNullable(row.getBigDecimal("discount")).map(Worth::money),
        CodeStore.text(row, "paid_in"));
  }

  private static Coupon coupon(Row row) {
    return new Coupon(
        row.getLong("id").toString(),
        row.getString("written"),
        row.getString("campaign_id"),
        row.getString("campaign_name"),
        row.getBoolean("shared"),
        row.getString("state"),
        Optional.ofNullable(row.getLong("customer_id")).map(String::valueOf),
        CodeStore.text(row, "name"),
        instant(row, "revealed_at"),
        instant(row, "redeemed_at"),
        instant(row, "voided_at"),
        row.getInteger("uses"),
        row.getInteger("per_person"),
        Optional.ofNullable(row.getLocalDate("valid_from")),
        Optional.ofNullable(row.getLocalDate("valid_until")),
        CodeStore.worth(row));
  }

  static Optional<Instant> instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
