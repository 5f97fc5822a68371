package io.promobot.stats;

import io.promobot.text.TimeZones;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.List;

/** In which time zones there are customers. */
public final class ZoneStore {
  private final String page;

  public ZoneStore(String page) {
    this.page = page;
  }

  /** Those that this Java knows. */
  public Future<List<ZoneId>> all(SqlClient client) {
    return client
        .preparedQuery(ALL)
        .execute(Tuple.of(page))
        .map(
            rows ->
                rows.stream()
                    .flatMap(row -> TimeZones.of(row.getString("zone")).stream())
                    .toList());
  }

  // From one to the next in the index: there may be a million customers, but a few hundred zones.
  private static final String ALL =
      """
      WITH RECURSIVE found (zone) AS (
        SELECT min(time_zone) FROM customer WHERE page_id = $1 AND time_zone IS NOT NULL
        UNION ALL
        SELECT (SELECT min(c.time_zone) FROM customer c WHERE c.page_id = $1 AND c.time_zone > f.zone)
        FROM found f WHERE f.zone IS NOT NULL)
      SELECT zone FROM found WHERE zone IS NOT NULL
      """;
}
