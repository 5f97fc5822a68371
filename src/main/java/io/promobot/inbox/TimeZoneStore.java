package io.promobot.inbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.List;

/** Saves where customers' clocks are; most batches learn nothing. */
final class TimeZoneStore {
  private final String page;

  TimeZoneStore(String page) {
    this.page = page;
  }

  Future<Void> save(SqlConnection tx, List<Person> moved) {
    return moved.isEmpty()
        ? Future.succeededFuture()
        : tx.preparedQuery(SAVE)
            .execute(
                Tuple.tuple()
                    .addString(page)
                    .addArrayOfLong(moved.stream().map(p -> p.id).toArray(Long[]::new))
                    .addArrayOfString(
                        moved.stream()
                            .map(p -> p.zone.map(ZoneId::getId).orElse(null))
                            .toArray(String[]::new)))
            .mapEmpty();
  }

  // Joined as in SettleStore.
  static final String SAVE =
      """
      UPDATE customer c SET time_zone = u.zone
      FROM (
        SELECT $1::text AS page_id, * FROM unnest($2::bigint[], $3::text[]) AS moved (id, zone)
        OFFSET 0) u
      WHERE c.page_id = u.page_id AND c.id = u.id
      """;
}
