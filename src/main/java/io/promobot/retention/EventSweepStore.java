package io.promobot.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/**
 * Removes old events in the order of the table's file: an index by age would cost every incoming
 * event, and this costs one slow reading a day. Parked ones stay until they are replayed: they were
 * acknowledged and had no effect yet.
 */
final class EventSweepStore implements SweepStore {
  static final int BLOCKS = 256;

  private final String page;
  private final Duration kept;
  private final long hour;

  /**
   * {@code hour} counts the hours since 1970; it determines which part of a large table has its
   * turn.
   */
  EventSweepStore(String page, Duration kept, long hour) {
    this.page = page;
    this.kept = kept;
    this.hour = hour;
  }

  @Override
  public Removed.Kind kind() {
    return Removed.Kind.EVENTS;
  }

  @Override
  public Future<Batch> sweep(SqlConnection tx, long place) {
    return tx.preparedQuery(SIZE)
        .execute()
        .map(rows -> rows.iterator().next().getLong("blocks"))
        .compose(blocks -> sweep(tx, Blocks.of(blocks, hour), place));
  }

  private static final String SIZE =
      """
      SELECT pg_relation_size('event') / current_setting('block_size')::bigint AS blocks
      """;

  private Future<Batch> sweep(SqlConnection tx, Blocks turn, long place) {
    long from = place == START ? turn.from() : place;
    long to = Math.min(from + BLOCKS, turn.to());
    if (to <= from) {
      return Future.succeededFuture(new Batch(0, from, true));
    }
    return tx.preparedQuery(REMOVE)
        .execute(Tuple.of(page, tid(from), tid(to), (double) kept.toSeconds()))
        .map(rows -> rows.iterator().next())
        .map(row -> batch(row, to, to >= turn.to()));
  }

  private static Batch batch(Row row, long next, boolean last) {
    return new Batch(row.getLong("removed"), next, last);
  }

  private static String tid(long block) {
    return "(" + block + ",0)";
  }

  static final String REMOVE =
      """
      WITH gone AS (
        DELETE FROM event WHERE page_id = $1 AND ctid = ANY (ARRAY(
          SELECT ctid FROM event
          WHERE ctid >= $2::text::tid AND ctid < $3::text::tid AND page_id = $1
            AND received_at < now() - $4 * interval '1 second' AND state <> 'parked'
          FOR UPDATE SKIP LOCKED))
        RETURNING key)
      SELECT count(*) AS removed FROM gone
      """;
}
