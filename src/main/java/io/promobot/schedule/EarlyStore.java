package io.promobot.schedule;

import io.promobot.stats.EachClock;
import io.promobot.stats.ZoneStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** The sends by each customer's clock for which it is time somewhere, before it is in the shop. */
final class EarlyStore {
  private final String page;
  private final ZoneId shop;
  private final ZoneStore zones;

  EarlyStore(String page, ZoneId shop) {
    this.page = page;
    this.shop = shop;
    this.zones = new ZoneStore(page);
  }

  /** A plan and its time; one that is moved meanwhile is another. */
  record Early(long id, Instant at) {}

  Future<List<Early>> at(SqlClient client, Instant now) {
    return client
        .preparedQuery(SOON)
        .execute(Tuple.of(page, utc(now), utc(now.plus(EachClock.FURTHEST))))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Early(
                                row.getLong("id"), row.getOffsetDateTime("due_at").toInstant()))
                    .toList())
        .compose(
            soon ->
                soon.isEmpty()
                    ? Future.succeededFuture(soon)
                    : zones.all(client).map(known -> early(soon, known, now)));
  }

  private List<Early> early(List<Early> soon, List<ZoneId> known, Instant now) {
    return soon.stream()
        .filter(plan -> !new EachClock(plan.at(), shop).first(known, now).isAfter(now))
        .toList();
  }

  private static final String SOON =
      """
      SELECT id, due_at FROM planned_send
      WHERE page_id = $1 AND state = 'planned' AND clock = 'customer' AND due_at > $2 AND due_at <= $3
      """;

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
