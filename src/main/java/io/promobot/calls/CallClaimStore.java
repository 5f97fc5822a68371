package io.promobot.calls;

import io.promobot.outbox.ClaimStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Claims calls that are due, each destination's in the order they are due: one at a time for a
 * desk's channel over all replicas, several e-mails at once, none for a destination that asked for
 * a pause. An event waits for the same customer's earlier ones. The database's clock decides.
 */
public final class CallClaimStore {
  /** E-mails go to many people, so their order does not matter. */
  static final int LETTERS_AT_ONCE = 8;

  private final Supplier<Pool> pool;
  private final String page;
  private final Duration lease;

  /**
   * @param lease how long a claim holds; longer than any call can take
   */
  public CallClaimStore(Supplier<Pool> pool, String page, Duration lease) {
    this.pool = pool;
    this.page = page;
    this.lease = lease;
  }

  Duration lease() {
    return lease;
  }

  /**
   * {@code rooms} says how many calls a destination can take where that is not the usual number.
   */
  Future<List<DueCall>> claim(int most, Map<Long, Integer> rooms) {
    List<Map.Entry<Long, Integer>> limits = List.copyOf(rooms.entrySet());
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addInteger(most)
            .addLong(lease.toMillis())
            .addArrayOfLong(limits.stream().map(Map.Entry::getKey).toArray(Long[]::new))
            .addArrayOfInteger(limits.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
            .addInteger(LETTERS_AT_ONCE);
    return ClaimStore.claim(pool.get(), CLAIM, tuple)
        .map(rows -> rows.stream().map(CallClaimStore::due).toList());
  }

  // The destinations are found by skipping through the index, so that a long queue before one that
  // is away is not read again and again. In random order, because the last ones may find no room. A
  // row that another replica has in hand is not skipped for the next in its queue: it may be put
  // back.
  static final String CLAIM =
      """
      WITH RECURSIVE line (destination) AS (
        (SELECT coalesce(channel_id, 0) FROM outbox_live
         WHERE page_id = $1 AND state = 'queued' AND priority = 2
         ORDER BY coalesce(channel_id, 0) LIMIT 1)
        UNION ALL
        SELECT (SELECT coalesce(o.channel_id, 0) FROM outbox_live o
          WHERE o.page_id = $1 AND o.state = 'queued' AND o.priority = 2
            AND coalesce(o.channel_id, 0) > l.destination
          ORDER BY coalesce(o.channel_id, 0) LIMIT 1)
        FROM line l WHERE l.destination IS NOT NULL),
      free AS MATERIALIZED (
        SELECT l.destination,
          coalesce(u.room, CASE l.destination WHEN 0 THEN $6::int ELSE 1 END) AS room
        FROM line l
          LEFT JOIN unnest($4::bigint[], $5::int[]) AS u (destination, room) USING (destination)
        WHERE l.destination IS NOT NULL AND coalesce(u.room, 1) > 0
          AND NOT EXISTS (SELECT FROM pause p
            WHERE p.page_id = $1 AND p.destination = l.destination AND p.until > now())
          AND NOT EXISTS (SELECT FROM outbox_live s
            WHERE s.page_id = $1 AND s.channel_id = l.destination AND s.state = 'sending')
        ORDER BY random()),
      next AS MATERIALIZED (
        SELECT d.id FROM free f CROSS JOIN LATERAL (
          SELECT o.id FROM outbox_live o
          WHERE o.page_id = $1 AND o.state = 'queued' AND o.priority = 2
            AND coalesce(o.channel_id, 0) = f.destination AND o.due_at <= now()
            AND CASE WHEN o.about_id IS NOT NULL THEN NOT EXISTS (
              SELECT FROM outbox_live e
              WHERE e.page_id = $1 AND e.about_id = o.about_id AND e.channel_id = o.channel_id
                AND e.id < o.id AND e.state IN ('queued', 'held', 'sending', 'unknown')
              OFFSET 0) ELSE true END
          ORDER BY o.due_at, o.id
          LIMIT f.room) d
        LIMIT $2),
      due AS (
        SELECT o.id FROM outbox_live o
        WHERE o.page_id = $1 AND o.id = ANY (ARRAY(SELECT id FROM next))
          AND o.state = 'queued' AND o.due_at <= now()
        FOR UPDATE SKIP LOCKED)
      UPDATE outbox_live o
      SET state = 'sending', attempts = o.attempts + 1, lease_no = o.lease_no + 1,
          lease_until = now() + $3 * interval '1 ms', attempted_at = now()
      FROM due
      WHERE o.page_id = $1 AND o.id = due.id
      RETURNING o.id, o.lease_no, o.kind, o.lead_id, o.request_id, o.channel_id, o.coupon_entry_id,
        o.event IS NOT NULL AS event, o.attempts,
        o.possible_duplicate, o.created_at, coalesce(o.give_up_at <= now(), false) AS too_old,
        coalesce(o.detail, '') AS last_detail
      """;

  private static DueCall due(Row row) {
    Call call =
        new Call(
            row.getLong("id"),
            row.getString("kind"),
            Optional.ofNullable(row.getLong("lead_id")),
            Optional.ofNullable(row.getLong("request_id")),
            Optional.ofNullable(row.getLong("channel_id")),
            Optional.ofNullable(row.getLong("coupon_entry_id")),
            row.getBoolean("event"),
            row.getInteger("attempts"),
            row.getOffsetDateTime("created_at").toInstant(),
            row.getBoolean("possible_duplicate"));
    return new DueCall(
        call, row.getInteger("lease_no"), row.getBoolean("too_old"), row.getString("last_detail"));
  }

  /** Those of these destinations that are no longer channels. */
  Future<List<Long>> removed(Collection<Long> destinations) {
    Tuple tuple = Tuple.tuple().addString(page).addArrayOfLong(destinations.toArray(Long[]::new));
    return pool.get()
        .preparedQuery(REMOVED)
        .execute(tuple)
        .map(rows -> rows.stream().map(row -> row.getLong("destination")).toList());
  }

  private static final String REMOVED =
      """
      SELECT u.destination FROM unnest($2::bigint[]) AS u (destination)
      WHERE u.destination <> 0
        AND NOT EXISTS (SELECT FROM channel c WHERE c.page_id = $1 AND c.id = u.destination)
      """;

  /** For this long no replica sends anything to the destination. */
  Future<Void> pause(long destination, Duration length) {
    return pool.get()
        .preparedQuery(PAUSE)
        .execute(Tuple.of(page, destination, length.toMillis()))
        .mapEmpty();
  }

  private static final String PAUSE =
      """
      INSERT INTO pause (page_id, destination, until)
      VALUES ($1, $2, now() + $3 * interval '1 ms')
      ON CONFLICT (page_id, destination) DO UPDATE SET until = greatest(pause.until, excluded.until)
      """;
}
