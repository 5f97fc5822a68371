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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stores every event by its key, as it came: an event that is already stored has already had its
 * effect.
 *
 * <p>Events are in partitions by their own time, and each partition knows its keys. Every delivery
 * of an event has the same time and meets the first one there. Those without a time of their own,
 * or with one that is still ahead, are looked for in the partitions of some days.
 */
final class EventStore {
  /**
   * A clock that is further ahead is not believed, and its times are not stored. Longer than the 36
   * hours for which an event comes again: what was not believed at first is still ahead then.
   */
  private static final Duration FUTURE = Duration.ofDays(2);

  /** An event that is further ahead may have been stored as of another time. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final String page;
  private final InstantSource clock;

  EventStore(String page, InstantSource clock) {
    this.page = page;
    this.clock = clock;
  }

  /** Stores these events; returns the keys not seen before. */
  Future<Set<UUID>> remember(SqlConnection tx, Collection<CustomerEvent> events) {
    Instant now = clock.instant();
    List<CustomerEvent> dated = new ArrayList<>();
    List<CustomerEvent> ahead = new ArrayList<>();
    List<CustomerEvent> undated = new ArrayList<>();
    for (CustomerEvent event : events) {
      if (!event.dated() || !event.at().isBefore(now.plus(FUTURE))) {
        undated.add(event);
      } else {
        (event.at().isBefore(now.plus(CLOCKS_DIFFER)) ? dated : ahead).add(event);
      }
    }
    return Future.all(
            insert(tx, REMEMBER, dated),
            takeTurns(tx, undated, ahead),
            insert(tx, REMEMBER_UNDATED, undated),
            insert(tx, REMEMBER_AHEAD, ahead))
        .map(done -> union(List.of(done.resultAt(0), done.resultAt(2), done.resultAt(3))));
  }

  private static Set<UUID> union(List<Set<UUID>> all) {
    return all.stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  private Future<Set<UUID>> insert(SqlConnection tx, String sql, List<CustomerEvent> all) {
    if (all.isEmpty()) {
      return Future.succeededFuture(Set.of());
    }
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

  /**
   * Two deliveries may be stored in different partitions, so they take turns. Keys share a few
   * locks, always taken in the same order, so that a large batch does not fill PostgreSQL's table
   * of locks.
   */
  private static Future<Void> takeTurns(
      SqlConnection tx, List<CustomerEvent> undated, List<CustomerEvent> ahead) {
    if (undated.isEmpty() && ahead.isEmpty()) {
      return Future.succeededFuture();
    }
    String[] keys =
        Stream.of(undated, ahead)
            .flatMap(List::stream)
            .map(event -> event.key().toString())
            .toArray(String[]::new);
    return tx.preparedQuery(TURN).execute(Tuple.tuple().addArrayOfString(keys)).mapEmpty();
  }

  private static final String TURN =
      """
      SELECT pg_advisory_xact_lock(hashtext('promobot event'), one.place)
      FROM (
        SELECT DISTINCT hashtext(key) & 255 AS place FROM unnest($1::text[]) AS key ORDER BY 1) one
      """;

  private static final String LOOKED_FOR =
      """
      INSERT INTO event (page_id, key, psid, kind, state, at, raw)
      SELECT $1, u.key, u.psid, u.kind, u.state, %s, u.raw
      FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::bytea[])
        AS u (key, psid, kind, state, at, raw)
      WHERE NOT EXISTS (
        SELECT FROM event e WHERE e.page_id = $1 AND e.psid = u.psid AND e.key = u.key
          AND e.at > least(u.at, now()) - interval '4 days'
          AND e.at < least(u.at, now()) + interval '4 days')
      ON CONFLICT DO NOTHING
      RETURNING key
      """;

  static final String REMEMBER_UNDATED = LOOKED_FOR.formatted("least(u.at, now())");
  static final String REMEMBER_AHEAD = LOOKED_FOR.formatted("u.at");

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
