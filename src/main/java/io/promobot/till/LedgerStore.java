package io.promobot.till;

import io.promobot.coupon.CouponNews;
import io.promobot.coupon.CouponState;
import io.promobot.coupon.Worth;
import io.promobot.event.EventOrders;
import io.promobot.event.EventType;
import io.promobot.sales.SaleCount;
import io.promobot.stats.Tally;
import io.promobot.till.UndoStore.Limit;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes redemptions into the ledger of coupons: one statement decides, and nothing else does. */
final class LedgerStore {
  /** Nobody looks through more of them at a counter. */
  private static final int MOST_LATELY = 5;

  private final Tally tally;

  /** A redemption, and whether a channel is to be notified of it. */
  record Used(Redemption redemption, boolean ordered) {}

  /** What a key redeemed, and whether that was taken back since. */
  record Earlier(Redemption redemption, boolean undone) {}

  LedgerStore(Tally tally) {
    this.tally = tally;
  }

  /**
   * Uses a coupon once more, if that is allowed at this moment; empty when it is not.
   *
   * @param now when, which also says the day in the shop
   * @param person who used it, as the owner says, whether it was good on that day or not; empty
   *     where a code was entered
   */
  Future<Optional<Used>> use(
      SqlConnection tx, long coupon, NewRedemption asked, Instant now, Optional<Long> person) {
    LocalDate today = tally.days().dayOf(now);
    Tuple tuple =
        Tuple.tuple()
            .addString(tally.page())
            .addLong(coupon)
            .addLocalDate(person.isPresent() ? null : today)
            .addString(asked.by().actor().key())
            .addLong(asked.by().tillId().orElse(null))
            .addString(asked.by().till().orElse(null))
            .addBigDecimal(asked.amount().orElse(null))
            .addUUID(asked.key().orElse(null))
            .addLong(person.orElse(null))
            .addLocalDate(today)
            .addInteger(tally.slot())
            .addLong(asked.by().tokenId().orElse(null))
            .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
    return tx.preparedQuery(USE)
        .execute(tuple)
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new Used(redemption(row), row.getLong("calls") > 0)));
  }

  private static final String FIRST =
      """
      CASE
            WHEN e.customer_id IS NULL THEN NOT used.shared AND used.uses = 1
            ELSE NOT EXISTS (
              SELECT FROM coupon_entry o
              WHERE o.page_id = $1 AND o.customer_id = e.customer_id AND o.kind = 'redeemed'
                AND o.campaign_id = e.campaign_id AND NOT EXISTS (
                  SELECT FROM coupon_entry u WHERE u.page_id = o.page_id AND u.undoes = o.id)) END\
      """;

  // A coupon cannot take off more than the sale. What a person redeemed before is known here: they
  // are locked, so that nothing of theirs is counted at the same time.
  private static final String USE =
      """
      WITH used AS (
        UPDATE coupon c SET uses = c.uses + 1, redeemed_at = $13
        FROM (
          SELECT t.per_person, t.valid_from, t.valid_until, t.value_kind, t.value_amount, t.currency
          FROM coupon o
            LEFT JOIN coupon_terms t ON t.page_id = o.page_id AND t.campaign_id = o.campaign_id
          WHERE o.page_id = $1 AND o.id = $2) t
        WHERE c.page_id = $1 AND c.id = $2 AND %1$s = 'revealed'
        RETURNING c.id, c.campaign_id, coalesce(c.customer_id, $9) AS customer_id, c.shared, c.uses,
          t.value_kind, t.value_amount, t.currency),
      told AS (
        INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, customer_id, actor, till_id,
          token_id, till, amount, discount, currency, key, day, origin, at)
        SELECT $1, id, campaign_id, 'redeemed', customer_id, $4, $5, $12, $6, $7,
          CASE value_kind
            WHEN 'percent' THEN round($7::numeric * value_amount / 100, 2)
            WHEN 'amount' THEN least(value_amount, $7::numeric) END,
          currency, $8, $10,
          CASE WHEN customer_id IS NOT NULL THEN coalesce((
            SELECT j.origin FROM journey j
            WHERE j.page_id = $1 AND j.customer_id = used.customer_id
              AND j.campaign_id = used.campaign_id), '') END, $13
        FROM used
        RETURNING id, coupon_id, campaign_id, customer_id, at, till, amount, discount, currency, day,
          origin),
      sold AS (
        SELECT e.campaign_id, e.day, %2$s AS whose, e.origin, e.currency, %3$s
        FROM told e JOIN used ON used.id = e.coupon_id),
      counted AS (
      %4$s),
      calls AS (
      %5$s
        RETURNING id),
      %6$s, events AS (
      %7$s
        RETURNING id)
      SELECT told.*, (SELECT count(*) FROM calls) + (SELECT count(*) FROM events) AS calls FROM told
      """
          .formatted(
              CouponState.sql("$3::date"),
              SaleCount.whose("used.shared"),
              SaleCount.numbers("", FIRST),
              SaleCount.add("$11"),
              CouponNews.OF_TOLD,
              EventOrders.news(EventType.COUPON_REDEEMED, "customer_id", "campaign_id", "told"),
              EventOrders.OF_NEWS);

  /** What this key redeemed before. */
  Future<Optional<Earlier>> byKey(SqlClient client, UUID key) {
    return client
        .preparedQuery(BY_KEY)
        .execute(Tuple.of(tally.page(), key))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new Earlier(redemption(row), row.getBoolean("undone"))));
  }

  private static final String BY_KEY =
      """
      SELECT e.id, e.coupon_id, e.customer_id, e.at, e.till, e.amount, e.discount, e.currency,
        EXISTS (
          SELECT FROM coupon_entry u WHERE u.page_id = e.page_id AND u.undoes = e.id) AS undone
      FROM coupon_entry e WHERE e.page_id = $1 AND e.key = $2
      """;

  /** What this till redeemed in these last seconds and can take back, newest first. */
  Future<List<Redemption>> lately(SqlClient client, Limit limit) {
    return client
        .preparedQuery(LATELY)
        .execute(Tuple.of(tally.page(), limit.till().orElse(null), limit.seconds(), MOST_LATELY))
        .map(rows -> rows.stream().map(LedgerStore::redemption).toList());
  }

  private static final String LATELY =
      """
      SELECT e.id, e.coupon_id, e.customer_id, e.at, e.till, e.amount, e.discount, e.currency
      FROM coupon_entry e JOIN coupon c ON c.page_id = e.page_id AND c.id = e.coupon_id
      WHERE e.page_id = $1 AND e.till_id = $2 AND e.kind = 'redeemed'
        AND e.at > now() - $3::int * interval '1 second'
        AND NOT %s
        AND NOT EXISTS (
          SELECT FROM coupon_entry u WHERE u.page_id = e.page_id AND u.undoes = e.id)
      ORDER BY e.at DESC, e.id DESC LIMIT $4
      """
          .formatted(UndoStore.NOBODYS);

  private static Redemption redemption(Row row) {
    return new Redemption(
        row.getLong("id"),
        row.getLong("coupon_id"),
        Optional.ofNullable(row.getLong("customer_id")),
        row.getOffsetDateTime("at").toInstant(),
        CodeStore.text(row, "till"),
        Optional.ofNullable(row.getBigDecimal("amount")).map(Worth::money),
        Optional.ofNullable(row.getBigDecimal("discount")).map(Worth::money),
        CodeStore.text(row, "currency"));
  }
}
