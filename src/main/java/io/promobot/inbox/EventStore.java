package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.text.Cut;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Stores every event by its key, as it came: an event that is already stored has already had its
 * effect.
 *
 * <p>Events are in partitions by their own time, and each partition knows its keys. Every delivery
 * of an event has the same time and meets the first one there. Those without a time of their own
 * are looked for in the partitions of some days.
 */
final class EventStore {
  /** A clock that is further ahead is not believed, and its times are not stored. */
  private static final Duration FUTURE = Duration.ofDays(1);

  private final String page;
  private final InstantSource clock;

  EventStore(String page, InstantSource clock) {
    this.page = page;
    this.clock = clock;
  }

  /** Stores these events; returns the keys not seen before. */
  Future<Set<UUID>> remember(SqlConnection tx, Collection<CustomerEvent> events) {
    Instant absurd = clock.instant().plus(FUTURE);
    List<CustomerEvent> dated = new ArrayList<>();
    List<CustomerEvent> undated = new ArrayList<>();
    events.forEach(
        event -> (event.dated() && event.at().isBefore(absurd) ? dated : undated).add(event));
    Future<Set<UUID>> first = dated.isEmpty() ? nothing() : insert(tx, REMEMBER, dated);
    Future<Set<UUID>> second = undated.isEmpty() ? nothing() : rememberUndated(tx, undated);
    return Future.all(first, second).map(done -> union(first.result(), second.result()));
  }

  private static Future<Set<UUID>> nothing() {
    return Future.succeededFuture(Set.of());
  }

  private static Set<UUID> union(Set<UUID> one, Set<UUID> other) {
    Set<UUID> both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }

  private Future<Set<UUID>> insert(SqlConnection tx, String sql, List<CustomerEvent> all) {
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
    return tx.preparedQuery(sql).execute(tuple).map(EventStore::keys);
  }

  // Its time is stored as it is, even when the line's clock is ahead: the next delivery repeats it.
  static final String REMEMBER =
      """
      INSERT INTO event (page_id, key, psid, kind, state, at, raw)
      SELECT $1, u.key, u.psid, u.kind, u.state, u.at, u.raw
      FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::bytea[])
        AS u (key, psid, kind, state, at, raw)
      ON CONFLICT DO NOTHING
      RETURNING key
      """;

  /** Two deliveries may be stored in different partitions, so they take turns. */
  private Future<Set<UUID>> rememberUndated(SqlConnection tx, List<CustomerEvent> events) {
    String[] keys = events.stream().map(event -> event.key().toString()).toArray(String[]::new);
    Future<?> turn = tx.preparedQuery(TURN).execute(Tuple.tuple().addArrayOfString(keys));
    Future<Set<UUID>> stored = insert(tx, REMEMBER_UNDATED, events);
    return Future.all(turn, stored).map(done -> stored.result());
  }

  private static final String TURN =
      """
      SELECT pg_advisory_xact_lock(hashtext('promobot event'), one.key)
      FROM (SELECT DISTINCT hashtext(key) AS key FROM unnest($1::text[]) AS key ORDER BY 1) one
      """;

  static final String REMEMBER_UNDATED =
      """
      INSERT INTO event (page_id, key, psid, kind, state, at, raw)
      SELECT $1, u.key, u.psid, u.kind, u.state, least(u.at, now()), u.raw
      FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::bytea[])
        AS u (key, psid, kind, state, at, raw)
      WHERE NOT EXISTS (
        SELECT FROM event e WHERE e.page_id = $1 AND e.psid = u.psid AND e.key = u.key
          AND e.at > least(u.at, now()) - interval '4 days'
          AND e.at < least(u.at, now()) + interval '4 days')
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
