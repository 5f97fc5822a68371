package io.promobot.retention;

import io.promobot.stats.ShopDays;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Tells since when something is still counted by the hour, by the database's clock. */
record HourlyStore(Duration kept, ShopDays days) {

  /** When it begins: the whole day in which it does is still counted by the hour. */
  Future<OffsetDateTime> first(SqlConnection tx) {
    return tx.preparedQuery("SELECT now() AS now")
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime("now").minus(kept))
        .map(end -> dayOf(end).atOffset(ZoneOffset.UTC));
  }

  /** When the shop's day of this hour began. */
  Instant dayOf(OffsetDateTime hour) {
    return days.startOf(days.dayOf(hour.toInstant()));
  }
}
