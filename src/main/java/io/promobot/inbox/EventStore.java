package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.text.Cut;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Stores every event by its key, as it came: an event that is already stored has already had its
 * effect.
 */
final class EventStore {
  private final String page;

  EventStore(String page) {
    this.page = page;
  }

  /** Stores these events; returns the keys not seen before. */
  Future<Set<UUID>> remember(SqlConnection tx, Collection<CustomerEvent> events) {
    List<CustomerEvent> all = List.copyOf(events);
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfUUID(all.stream().map(CustomerEvent::key).toArray(UUID[]::new))
            .addArrayOfString(all.stream().map(CustomerEvent::person).toArray(String[]::new))
            .addArrayOfString(all.stream().map(e -> e.kind().name()).toArray(String[]::new))
            .addArrayOfString(all.stream().map(EventStore::state).toArray(String[]::new))
            .addArrayOfOffsetDateTime(
                all.stream().map(EventStore::time).toArray(OffsetDateTime[]::new))
            .addArrayOfBuffer(all.stream().map(e -> Buffer.buffer(e.raw())).toArray(Buffer[]::new));
    return tx.preparedQuery(REMEMBER).execute(tuple).map(EventStore::keys);
  }

  private static final String REMEMBER =
      """
      INSERT INTO event (page_id, key, psid, kind, state, at, raw)
      SELECT $1, u.key, u.psid, u.kind, u.state, least(u.at, now()), u.raw
      FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::bytea[])
        AS u (key, psid, kind, state, at, raw)
      ON CONFLICT DO NOTHING
      RETURNING key
      """;

  /** Null where the event has no time; then the time of arrival counts. */
  private static OffsetDateTime time(CustomerEvent event) {
    return event.at().equals(Instant.EPOCH) ? null : event.at().atOffset(ZoneOffset.UTC);
  }

  private static String state(CustomerEvent event) {
    return event.kind() == CustomerEvent.Kind.UNKNOWN ? "unknown" : "done";
  }

  /** Takes up a parked event again; empty when it is not parked (any more). */
  Future<Set<UUID>> unpark(SqlConnection tx, UUID key) {
    return tx.preparedQuery(UNPARK).execute(Tuple.of(page, key)).map(EventStore::keys);
  }

  private static final String UNPARK =
      """
      UPDATE event SET state = 'done', error = NULL
      WHERE page_id = $1 AND key = $2 AND state = 'parked'
      RETURNING key
      """;

  /** Notes that these words opted out. */
  Future<Void> optedOut(SqlConnection tx, List<CustomerEvent> events) {
    return events.isEmpty()
        ? Future.succeededFuture()
        : tx.preparedQuery(OPTED_OUT).execute(keys(events)).mapEmpty();
  }

  private static final String OPTED_OUT =
      """
      UPDATE event e SET opts_out = true FROM unnest($2::text[], $3::uuid[]) AS words (psid, key)
      WHERE e.page_id = $1 AND e.psid = words.psid AND e.key = words.key
      """;

  private Tuple keys(Collection<CustomerEvent> events) {
    return Tuple.tuple()
        .addString(page)
        .addArrayOfString(events.stream().map(CustomerEvent::person).toArray(String[]::new))
        .addArrayOfUUID(events.stream().map(CustomerEvent::key).toArray(UUID[]::new));
  }

  private static Set<UUID> keys(Iterable<Row> rows) {
    Set<UUID> keys = new HashSet<>();
    rows.forEach(row -> keys.add(row.getUUID("key")));
    return keys;
  }

  /** Marks an event of this transaction as parked, with what went wrong. */
  Future<Void> park(SqlConnection tx, CustomerEvent event, String error) {
    return tx.preparedQuery(PARK)
        .execute(Tuple.of(page, event.person(), event.key(), storable(error)))
        .mapEmpty();
  }

  private static final String PARK =
      """
      UPDATE event SET state = 'parked', error = $4
      WHERE page_id = $1 AND psid = $2 AND key = $3
      """;

  /** Deletes late events of people who have been erased; they had no effect. */
  Future<Void> forgetErased(SqlConnection tx, Collection<CustomerEvent> ofNobody) {
    if (ofNobody.isEmpty()) {
      return Future.succeededFuture();
    }
    return tx.preparedQuery(FORGET).execute(keys(ofNobody)).mapEmpty();
  }

  private static final String FORGET =
      """
      DELETE FROM event e USING unnest($2::text[], $3::uuid[]) AS late (psid, key)
      WHERE e.page_id = $1 AND e.psid = late.psid AND e.key = late.key
        AND EXISTS (
          SELECT FROM page p JOIN erased x ON x.page_id = p.page_id
            AND x.person = sha256(convert_to(p.salt::text || late.psid, 'UTF8'))
          WHERE p.page_id = $1)
      """;

  /** NUL is the one character PostgreSQL's text cannot store. */
  static String storable(String text) {
    return Cut.first(text.replace("\0", ""), 500);
  }

  /** A parked event; empty when it is not parked. */
  Future<List<StoredEvent>> parked(SqlConnection tx, UUID key) {
    return tx.preparedQuery(PARKED)
        .execute(Tuple.of(page, key))
        .map(rows -> rows.stream().map(EventStore::stored).toList());
  }

  private static StoredEvent stored(Row row) {
    return new StoredEvent(
        row.getBuffer("raw").getBytes(),
        row.getString("kind"),
        row.getOffsetDateTime("received_at").toInstant());
  }

  private static final String PARKED =
      """
      SELECT raw, kind, received_at FROM event WHERE page_id = $1 AND key = $2 AND state = 'parked'
      """;
}
