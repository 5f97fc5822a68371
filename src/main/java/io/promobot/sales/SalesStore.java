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
import java.util.Collection;
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

  /**
   * The sums of a campaign's redemptions since this day, in all and by day; by origin, as in {@link
   * #sources}.
   *
   * @param origins of people, which are shown
   */
  public Future<Sales> of(String campaign, LocalDate from, Collection<String> origins) {
    Future<Sales> sums =
        database
            .general()
            .preparedQuery(SUMS)
            .execute(Tuple.of(page, campaign, from))
            .map(SalesStore::sales);
    Future<Map<Source, Figures>> sources =
        sources(Optional.of(campaign), Optional.of(from), Optional.empty(), origins);
    return Future.all(sums, sources)
        .map(both -> new Sales(sums.result().total(), sources.result(), sums.result().days()));
  }

  /**
   * The sums between these days, both included, of one campaign or of all: by each of these origins
   * that sold anything, and by those that sold most until there are {@value #MOST} in all.
   */
  Future<Map<Source, Figures>> sources(
      Optional<String> campaign,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Collection<String> origins) {
    Tuple tuple =
        Tuple.of(page, campaign.orElse(null), from.orElse(null), to.orElse(null), MOST)
            .addArrayOfString(origins.toArray(String[]::new));
    return database
        .general()
        .preparedQuery(SOURCES)
        .execute(tuple)
        .map(rows -> sales(rows).sources());
  }

  private static final int MOST = 1_000;

  static final String NUMBERS =
      """
      sum(redeemers)::bigint AS redeemers, sum(redemptions)::bigint AS redemptions,
        sum(priced)::bigint AS priced, sum(sales) AS sales, sum(discounted)::bigint AS discounted,
        sum(discount) AS discount\
      """;

  static final String SUMS =
      """
      SELECT day, NULL AS whose, NULL AS origin, currency, %s
      FROM sale_count
      WHERE page_id = $1 AND campaign_id = $2 AND day >= $3
      GROUP BY GROUPING SETS ((currency), (day, currency))
      HAVING sum(redemptions) <> 0 OR sum(redeemers) <> 0
      """
          .formatted(NUMBERS);

  // Each with all its currencies. What nobody is known for is in two rows at most.
  static final String SOURCES =
      """
      WITH summed AS (
        SELECT whose, origin, currency, %s,
          sum(sum(redemptions)) OVER (PARTITION BY whose, origin) AS everything,
          whose <> 'person' OR origin = ANY ($6::text[]) AS asked
        FROM sale_count
        WHERE page_id = $1 AND ($2::text IS NULL OR campaign_id = $2)
          AND ($3::date IS NULL OR day >= $3) AND ($4::date IS NULL OR day <= $4)
        GROUP BY whose, origin, currency
        HAVING sum(redemptions) <> 0 OR sum(redeemers) <> 0),
      ranked AS (
        SELECT *,
          dense_rank() OVER (PARTITION BY asked ORDER BY everything DESC, whose, origin) AS place
        FROM summed)
      SELECT NULL::date AS day, whose, origin, currency, redeemers, redemptions, priced, sales,
        discounted, discount
      FROM ranked WHERE asked OR place <= $5 - cardinality($6::text[])
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
  static Figures figures(Row row) {
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
