package io.promobot.inbox;

import io.promobot.flow.Handover;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Saves which customers were answered by a person, and takes back reminders that are now pointless.
 */
final class HandoverStore {
  private final String page;
  private final Duration pause;
  private final ReminderStore reminders;

  HandoverStore(String page, Duration pause) {
    this.page = page;
    this.pause = pause;
    this.reminders = new ReminderStore(page);
  }

  Handover of(Optional<Instant> wroteAt, Optional<Instant> handedBackAt) {
    return new Handover(pause, wroteAt, handedBackAt);
  }

  Future<Void> save(SqlConnection tx, List<Person> handedOver) {
    if (handedOver.isEmpty()) {
      return Future.succeededFuture();
    }
    Long[] ids = handedOver.stream().map(person -> person.id).toArray(Long[]::new);
    OffsetDateTime[] times =
        handedOver.stream()
            .map(person -> person.handover.wroteAt().orElseThrow().atOffset(ZoneOffset.UTC))
            .toArray(OffsetDateTime[]::new);
    Tuple tuple = Tuple.tuple().addString(page).addArrayOfLong(ids).addArrayOfOffsetDateTime(times);
    Future<?> saved = tx.preparedQuery(SAVE).execute(tuple);
    return pause.isZero()
        ? saved.mapEmpty()
        : Future.all(saved, reminders.skip(tx, ids)).mapEmpty();
  }

  // Joined as in SettleStore.
  static final String SAVE =
      """
      UPDATE customer c SET person_wrote_at = u.at
      FROM (
        SELECT $1::text AS page_id, * FROM unnest($2::bigint[], $3::timestamptz[]) AS wrote (id, at)
        OFFSET 0) u
      WHERE c.page_id = u.page_id AND c.id = u.id
      """;
}
