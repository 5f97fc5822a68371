package io.promobot.sales;

import io.promobot.db.Database;
import io.promobot.sales.Sales.Figures;
import io.promobot.sales.Sales.Money;
import io.promobot.sales.Sales.Source;
import io.promobot.sales.Sales.Whose;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what was counted of redemptions that were not taken back, and what they sold. */
public final class SalesStore {
  private final Database database;
  private final String page;

  public SalesStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** The sums of a campaign's redemptions since this day. */
  public Future<Sales> of(String campaign, LocalDate from) {
    return database
        .general()
        .preparedQuery(SUMS)
        .execute(Tuple.of(page, campaign, from))
        .map(SalesStore::sales);
  }

  /** The sums between these days, both included, of one campaign or of all. */
  Future<Map<Source, Figures>> sources(
      Optional<String> campaign, Optional<LocalDate> from, Optional<LocalDate> to) {
    return database
        .general()
        .preparedQuery(SOURCES)
        .execute(Tuple.of(page, campaign.orElse(null), from.orElse(null), to.orElse(null), MOST))
        .map(rows -> sales(rows).sources());
  }

  private static final int MOST = 1_000;

  private static final String NUMBERS =
      """
      sum(redeemers)::bigint AS redeemers, sum(redemptions)::bigint AS redemptions,
        sum(priced)::bigint AS priced, sum(sales) AS sales, sum(discounted)::bigint AS discounted,
        sum(discount) AS discount\
      """;

  static final String SUMS =
      """
      SELECT day, whose, origin, currency, %s
      FROM sale_count
      WHERE page_id = $1 AND campaign_id = $2 AND day >= $3
      GROUP BY GROUPING SETS ((currency), (day, currency), (whose, origin, currency))
      HAVING sum(redemptions) <> 0 OR sum(redeemers) <> 0
      """
          .formatted(NUMBERS);

  // Those with the most redemptions, each with all its currencies.
  static final String SOURCES =
      """
      SELECT NULL::date AS day, whose, origin, currency, redeemers, redemptions, priced, sales,
        discounted, discount
      FROM (
        SELECT *, dense_rank() OVER (ORDER BY everything DESC, whose, origin) AS place
        FROM (
          SELECT whose, origin, currency, %s,
            sum(sum(redemptions)) OVER (PARTITION BY whose, origin) AS everything
          FROM sale_count
          WHERE page_id = $1 AND ($2::text IS NULL OR campaign_id = $2)
            AND ($3::date IS NULL OR day >= $3) AND ($4::date IS NULL OR day <= $4)
          GROUP BY whose, origin, currency
          HAVING sum(redemptions) <> 0 OR sum(redeemers) <> 0) summed) ranked
      WHERE place <= $5
      """
          .formatted(NUMBERS);

  private static Sales sales(RowSet<Row> rows) {
    Map<Source, Figures> sources = new HashMap<>();
    Map<LocalDate, Figures> days = new HashMap<>();
    Figures total = Figures.NONE;
    for (Row row : rows) {
      Figures part = figures(row);
      if (row.getValue("day") != null) {
        days.merge(row.getLocalDate("day"), part, Figures::and);
      } else if (row.getString("whose") != null) {
        Whose whose = Whose.valueOf(row.getString("whose").toUpperCase(Locale.ROOT));
        sources.merge(new Source(whose, row.getString("origin")), part, Figures::and);
      } else {
        total = total.and(part);
      }
    }
    return new Sales(total, sources, days);
  }

  /** No money where no amount is known in this currency. */
  private static Figures figures(Row row) {
    long discounted = row.getLong("discounted");
    Money money =
        Money.of(
            Optional.ofNullable(row.getString("currency")).filter(code -> !code.isEmpty()),
            row.getBigDecimal("sales"),
            row.getBigDecimal("discount"),
            discounted);
    return new Figures(
        row.getLong("redeemers"),
        row.getLong("redemptions"),
        row.getLong("priced") + discounted == 0 ? List.of() : List.of(money));
  }
}
