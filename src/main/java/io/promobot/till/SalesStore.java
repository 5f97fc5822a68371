package io.promobot.till;

import io.promobot.db.Database;
import io.promobot.till.Sales.Figures;
import io.promobot.till.Sales.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums of the ledger: redemptions that were not taken back, and what they sold. */
public final class SalesStore {
  private final Database database;
  private final String page;

  public SalesStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /**
   * The sums of a campaign's redemptions since the first of these instants, at which days begin.
   */
  Future<Sales> of(String campaign, List<Instant> starts) {
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addString(campaign)
            .addArrayOfOffsetDateTime(
                starts.stream()
                    .map(at -> at.atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new));
    return database.bulk().preparedQuery(SUMS).execute(tuple).map(SalesStore::sales);
  }

  // People who were erased still count: by their coupon, or by what the owner noted at their page.
  // Each set of sums once with the currencies together, for people, and once by currency.
  private static final String SUMS =
      """
      WITH standing AS MATERIALIZED (
        SELECT coalesce(e.customer_id, CASE
            WHEN NOT c.shared THEN -2 * e.coupon_id
            WHEN e.key IS NULL THEN -2 * e.id - 1 END) AS person,
          e.amount, e.discount, e.currency,
          width_bucket(e.at, $3::timestamptz[]) AS nth, coalesce(j.origin, '') AS origin
        FROM coupon_entry e
          LEFT JOIN journey j ON j.page_id = e.page_id AND j.customer_id = e.customer_id
            AND j.campaign_id = e.campaign_id
          LEFT JOIN coupon c ON c.page_id = e.page_id AND c.id = e.coupon_id
            AND e.customer_id IS NULL
        WHERE e.page_id = $1 AND e.campaign_id = $2 AND e.kind = 'redeemed'
          AND e.at >= ($3::timestamptz[])[1]
          AND NOT EXISTS (
            SELECT FROM coupon_entry u WHERE u.page_id = e.page_id AND u.undoes = e.id))
      SELECT nth, origin, currency, grouping(currency) = 0 AS money, grouping(nth) = 0 AS of_day,
        grouping(origin) = 0 AS of_origin, count(DISTINCT person) AS redeemers,
        count(*) AS redemptions, sum(amount) AS sales, sum(discount) AS discount,
        count(discount) AS discounted
      FROM standing
      GROUP BY GROUPING SETS (
        (), (currency), (nth), (nth, currency), (origin), (origin, currency))
      """;

  private static Sales sales(RowSet<Row> rows) {
    Map<String, Figures> origins = new HashMap<>();
    Map<Integer, Figures> days = new HashMap<>();
    List<Figures> all = new ArrayList<>(List.of(Figures.NONE));
    for (Row row : rows) {
      Figures part = row.getBoolean("money") ? money(row) : people(row);
      if (row.getBoolean("of_day")) {
        days.merge(row.getInteger("nth") - 1, part, Figures::and);
      } else if (row.getBoolean("of_origin")) {
        origins.merge(row.getString("origin"), part, Figures::and);
      } else {
        all.set(0, all.get(0).and(part));
      }
    }
    return new Sales(all.get(0), origins, days);
  }

  private static Figures people(Row row) {
    return new Figures(row.getLong("redeemers"), row.getLong("redemptions"), List.of());
  }

  /** Nothing where no amount is known in this currency. */
  private static Figures money(Row row) {
    var sales = row.getBigDecimal("sales");
    var discount = row.getBigDecimal("discount");
    return sales == null && discount == null
        ? Figures.NONE
        : new Figures(
            0,
            0,
            List.of(
                Money.of(
                    CodeStore.text(row, "currency"), sales, discount, row.getLong("discounted"))));
  }
}
