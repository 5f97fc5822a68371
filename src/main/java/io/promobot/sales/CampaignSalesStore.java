package io.promobot.sales;

import io.promobot.db.Database;
import io.promobot.sales.Sales.Figures;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what several campaigns sold since they began. */
public final class CampaignSalesStore {
  private final Database database;
  private final String page;

  public CampaignSalesStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** By campaign: in all, where the origin is empty, and to the people from each of the origins. */
  public Future<Map<String, Map<Optional<String>, Figures>>> of(
      Collection<String> campaigns, Collection<String> origins) {
    Tuple tuple =
        Tuple.of(page)
            .addArrayOfString(campaigns.toArray(String[]::new))
            .addArrayOfString(origins.toArray(String[]::new));
    return database.lists().preparedQuery(SOLD).execute(tuple).map(CampaignSalesStore::read);
  }

  static final String SOLD =
      """
      SELECT campaign_id, origin, GROUPING(origin) = 1 AS whole, currency, %s
      FROM sale_count
      WHERE page_id = $1 AND campaign_id = ANY ($2)
      GROUP BY GROUPING SETS ((campaign_id, currency), (campaign_id, whose, origin, currency))
      HAVING (sum(redemptions) <> 0 OR sum(redeemers) <> 0)
        AND (GROUPING(origin) = 1 OR whose = 'person' AND origin = ANY ($3))
      """
          .formatted(SalesStore.NUMBERS);

  private static Map<String, Map<Optional<String>, Figures>> read(RowSet<Row> rows) {
    Map<String, Map<Optional<String>, Figures>> sold = new HashMap<>();
    for (Row row : rows) {
      Optional<String> origin =
          row.getBoolean("whole") ? Optional.empty() : Optional.of(row.getString("origin"));
      sold.computeIfAbsent(row.getString("campaign_id"), campaign -> new HashMap<>())
          .merge(origin, SalesStore.figures(row), Figures::and);
    }
    return sold;
  }
}
