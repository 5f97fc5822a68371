package io.promobot.till;

import io.promobot.contact.SearchText;
import io.promobot.coupon.TypedCode;
import io.promobot.db.BadCursor;
import io.promobot.db.Cursor;
import io.promobot.db.Database;
import io.promobot.db.Page;
import io.promobot.stats.ShopDays;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The shop's coupons, newest first. */
public final class CouponListStore {
  private static final String LIST = "coupons";
  private static final int EXPORTED_AT_ONCE = 1_000;
  private static final String ID = "[0-9]{1,18}";

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
    Pool pool = database.general();
    return read(pool, COUPONS, filter, Page.limit(asked), cursor, CouponListStore::coupon);
  }

  /** The next larger part of the whole list, with what each coupon led to. */
  public Future<Page<Coupon.Sold>> export(CouponFilter filter, Optional<String> cursor) {
    Pool pool = database.bulk();
    return read(pool, SOLD, filter, EXPORTED_AT_ONCE, cursor, CouponListStore::sold);
  }

  /** Empty when there is no such coupon. */
  Future<Optional<Coupon>> find(long id) {
    return database
        .general()
        .preparedQuery(ONE)
        .execute(Tuple.of(page, id, days.dayOf(clock.instant())))
        .map(rows -> rows.stream().findFirst().map(CouponListStore::coupon));
  }

  private static final String COLUMNS =
      """
      SELECT c.id, c.written, c.campaign_id, coalesce(g.name, c.campaign_id) AS campaign_name,
        c.shared, s.state, c.customer_id, coalesce(p.name, p.first_name) AS name, c.revealed_at,
        c.redeemed_at, c.voided_at, c.uses, coalesce(t.per_person, 1::smallint) AS per_person,
        t.valid_from, t.valid_until, t.value_kind, t.value_amount, t.currency%s
      FROM coupon c
        LEFT JOIN coupon_terms t ON t.page_id = c.page_id AND t.campaign_id = c.campaign_id
        LEFT JOIN campaign g ON g.page_id = c.page_id AND g.id = c.campaign_id
        LEFT JOIN customer p ON p.page_id = c.page_id AND p.id = c.customer_id
        CROSS JOIN LATERAL (SELECT CASE
            WHEN c.voided_at IS NOT NULL THEN 'void'
            WHEN NOT c.shared AND c.revealed_at IS NULL THEN 'free'
            WHEN NOT c.shared AND c.uses >= coalesce(t.per_person, 1) THEN 'redeemed'
            WHEN t.valid_until < $3 THEN 'expired'
            ELSE 'revealed' END AS state) s%s
      """;

  private static final String FILTER =
      """
      WHERE c.page_id = $1 AND c.id < $2 AND ($4::text IS NULL OR c.campaign_id = $4)
        AND ($5::text IS NULL OR s.state = $5)
        AND ($6::text[] IS NULL OR c.id = ANY (ARRAY(
          SELECT o.id FROM coupon o, unnest($6) AS typed (code)
          WHERE o.page_id = $1 AND starts_with(o.code, typed.code))))
        AND ($7::uuid IS NULL OR c.token = $7)
        AND ($8::bigint IS NULL OR c.customer_id = $8 OR c.id = ANY (ARRAY(
          SELECT e.coupon_id FROM coupon_entry e
          WHERE e.page_id = $1 AND e.customer_id = $8 AND e.kind = 'redeemed')))
        AND ($9::text IS NULL OR translate(
          regexp_replace(normalize(coalesce(p.name, p.first_name), NFD),
            '[\\u0300-\\u036f]', '', 'g'), $10, $11) ILIKE $9)
      ORDER BY c.id DESC
      LIMIT $12
      """;

  private static final String COUPONS = COLUMNS.formatted("", "") + FILTER;
  private static final String ONE =
      COLUMNS.formatted("", "") + "WHERE c.page_id = $1 AND c.id = $2";

  private static final String SOLD =
      COLUMNS.formatted(
              ", l.till, l.sales, l.discount, l.currency AS paid_in",
              """

                  LEFT JOIN LATERAL (
                    SELECT sum(e.amount) AS sales, sum(e.discount) AS discount,
                      (array_agg(e.till ORDER BY e.id DESC))[1] AS till, max(e.currency) AS currency
                    FROM coupon_entry e
                    WHERE e.page_id = c.page_id AND e.coupon_id = c.id AND e.kind = 'redeemed'
                      AND NOT EXISTS (
                        SELECT FROM coupon_entry u
                        WHERE u.page_id = e.page_id AND u.undoes = e.id)) l ON c.uses > 0
              """)
          + FILTER;

  private <T> Future<Page<T>> read(
      Pool pool,
      String sql,
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
    Tuple tuple = Tuple.of(page, before, days.dayOf(clock.instant()));
    return pool.preparedQuery(sql)
        .execute(filtered(tuple, filter).addInteger(limit + 1))
        .map(rows -> page(rows, limit, item));
  }

  private static Tuple filtered(Tuple tuple, CouponFilter filter) {
    Optional<TypedCode> typed = filter.code().map(TypedCode::read);
    Optional<String> name =
        filter
            .person()
            .filter(text -> !text.matches(ID))
            .map(SearchText::of)
            .map(text -> "%" + text.strip().replaceAll("[\\\\%_]", "\\\\$0") + "%");
    return tuple
        .addString(filter.campaign().orElse(null))
        .addString(filter.state().orElse(null))
        .addArrayOfString(
            typed
                .filter(code -> code.token().isEmpty())
                .map(CouponListStore::beginnings)
                .orElse(null))
        .addUUID(typed.flatMap(TypedCode::token).orElse(null))
        .addLong(filter.person().filter(text -> text.matches(ID)).map(Long::valueOf).orElse(null))
        .addString(name.orElse(null))
        .addString(SearchText.SPECIAL)
        .addString(SearchText.PLAIN);
  }

  /** The beginning of one of ours cannot be told from an owner's own: it is looked for as both. */
  private static String[] beginnings(TypedCode typed) {
    return typed.compared().stream()
        .flatMap(
            code -> Stream.of(code, code.replace('O', '0').replace('I', '1').replace('L', '1')))
        .distinct()
        .toArray(String[]::new);
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
