package io.promobot.inbox;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads what became of one customer's coupons. */
final class CouponDeedStore {
  private final Database database;
  private final String page;

  CouponDeedStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** The newest that come before this place. */
  Future<List<CouponDeed>> before(long customer, TimelinePlace place, int limit) {
    return database
        .lists()
        .preparedQuery(DEEDS)
        .execute(Tuple.of(page, customer, place.moment(), place.deedBefore(), limit))
        .map(rows -> rows.stream().map(CouponDeedStore::deed).toList());
  }

  // Each part has its own index: codes of their own, what they redeemed with a code that everybody
  // has, and what of that was taken back.
  static final String DEEDS =
      """
      WITH theirs AS (
        SELECT e.id FROM coupon c
          JOIN coupon_entry e ON e.page_id = c.page_id AND e.coupon_id = c.id
        WHERE c.page_id = $1 AND c.customer_id = $2 AND e.kind IN ('redeemed', 'undone', 'voided')
        UNION
        SELECT e.id FROM coupon_entry e
        WHERE e.page_id = $1 AND e.customer_id = $2 AND e.kind = 'redeemed'
        UNION
        SELECT u.id FROM coupon_entry e
          JOIN coupon_entry u ON u.page_id = e.page_id AND u.undoes = e.id
        WHERE e.page_id = $1 AND e.customer_id = $2 AND e.kind = 'redeemed')
      SELECT e.id, e.at, e.kind, e.campaign_id, e.coupon_id, c.written, e.actor, e.till, e.amount,
        e.discount, e.currency, e.reason
      FROM theirs t
        JOIN coupon_entry e ON e.page_id = $1 AND e.id = t.id
        JOIN coupon c ON c.page_id = e.page_id AND c.id = e.coupon_id
      WHERE (e.at, e.id) < ($3, $4)
      ORDER BY e.at DESC, e.id DESC
      LIMIT $5
      """;

  private static CouponDeed deed(Row row) {
    return new CouponDeed(
        row.getLong("id"),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("kind"),
        row.getString("campaign_id"),
        new CouponDeed.About(
            row.getLong("coupon_id").toString(),
            row.getString("written"),
            row.getString("actor"),
            text(row, "till"),
            money(row, "amount"),
            money(row, "discount"),
            text(row, "currency"),
            text(row, "reason")));
  }

  private static Optional<String> text(Row row, String column) {
    return Optional.ofNullable(row.getString(column));
  }

  private static Optional<String> money(Row row, String column) {
    return Optional.ofNullable(row.getBigDecimal(column)).map(BigDecimal::toPlainString);
  }
}
