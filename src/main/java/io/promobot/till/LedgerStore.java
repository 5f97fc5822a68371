package io.promobot.till;

import io.promobot.coupon.CouponNews;
import io.promobot.till.UndoStore.Limit;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes redemptions into the ledger of coupons: one statement decides, and nothing else does. */
final class LedgerStore {
  /** Nobody looks through more of them at a counter. */
  private static final int MOST_LATELY = 5;

  private final String page;

  /** A redemption, and whether a channel is to be notified of it. */
  record Used(Redemption redemption, boolean ordered) {}

  /** What a key redeemed, and whether that was taken back since. */
  record Earlier(Redemption redemption, boolean undone) {}

  LedgerStore(String page) {
    this.page = page;
  }

  /**
   * Uses a coupon once more, if that is allowed at this moment; empty when it is not.
   *
   * @param today in the shop; empty when the owner says that it was used anyway
   * @param person who used a code that everybody has
   */
  Future<Optional<Used>> use(
      SqlConnection tx,
      long coupon,
      NewRedemption asked,
      Optional<LocalDate> today,
      Optional<Long> person) {
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addLong(coupon)
            .addLocalDate(today.orElse(null))
            .addString(asked.by().actor().key())
            .addLong(asked.by().tillId().orElse(null))
            .addString(asked.by().till().orElse(null))
            .addBigDecimal(asked.amount().orElse(null))
            .addUUID(asked.key().orElse(null))
            .addLong(person.orElse(null))
            .addLong(asked.by().tokenId().orElse(null));
    return tx.preparedQuery(USE)
        .execute(tuple)
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new Used(redemption(row), row.getLong("calls") > 0)));
  }

  // A coupon cannot take off more than the sale.
  private static final String USE =
      """
      WITH used AS (
        UPDATE coupon c SET uses = c.uses + 1, redeemed_at = now()
        FROM (
          SELECT o.campaign_id, coalesce(t.per_person, 1) AS per_person, t.valid_from,
            t.valid_until, t.value_kind, t.value_amount, t.currency
          FROM coupon o
            LEFT JOIN coupon_terms t ON t.page_id = o.page_id AND t.campaign_id = o.campaign_id
          WHERE o.page_id = $1 AND o.id = $2) terms
        WHERE c.page_id = $1 AND c.id = $2 AND c.voided_at IS NULL
          AND (c.shared OR c.uses < terms.per_person)
          AND ($3::date IS NULL OR coalesce(terms.valid_from <= $3, true)
            AND coalesce(terms.valid_until >= $3, true))
        RETURNING c.id, c.campaign_id, c.customer_id, terms.value_kind, terms.value_amount,
          terms.currency),
      told AS (
        INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, customer_id, actor, till_id,
          token_id, till, amount, discount, currency, key)
        SELECT $1, id, campaign_id, 'redeemed', coalesce(customer_id, $9), $4, $5, $10, $6,
          $7,
          CASE value_kind
            WHEN 'percent' THEN round($7::numeric * value_amount / 100, 2)
            WHEN 'amount' THEN least(value_amount, $7::numeric) END,
          currency, $8
        FROM used
        RETURNING id, coupon_id, customer_id, at, till, amount, discount, currency),
      calls AS (
      """
          + CouponNews.OF_TOLD
          + """
        RETURNING id)
      SELECT told.*, (SELECT count(*) FROM calls) AS calls FROM told
      """;

  /** What this key redeemed before. */
  Future<Optional<Earlier>> byKey(SqlClient client, UUID key) {
    return client
        .preparedQuery(BY_KEY)
        .execute(Tuple.of(page, key))
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
        .execute(Tuple.of(page, limit.till(), limit.seconds(), MOST_LATELY))
        .map(rows -> rows.stream().map(LedgerStore::redemption).toList());
  }

  private static final String LATELY =
      """
      SELECT e.id, e.coupon_id, e.customer_id, e.at, e.till, e.amount, e.discount, e.currency
      FROM coupon_entry e JOIN coupon c ON c.page_id = e.page_id AND c.id = e.coupon_id
      WHERE e.page_id = $1 AND e.till_id = $2 AND e.kind = 'redeemed'
        AND e.at > now() - $3::int * interval '1 second'
        AND (c.shared OR e.customer_id IS NOT NULL)
        AND NOT EXISTS (
          SELECT FROM coupon_entry u WHERE u.page_id = e.page_id AND u.undoes = e.id)
      ORDER BY e.at DESC, e.id DESC LIMIT $4
      """;

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
