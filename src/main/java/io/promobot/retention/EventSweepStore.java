package io.promobot.retention;

import io.promobot.partition.Cut;
import io.promobot.partition.Partition;
import io.promobot.partition.PartitionStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Removes old events one by one where they cannot go with their partition: from the first one,
 * which holds those of before there were partitions, from the rest, from those that could not be
 * dropped, and from those that another page keeps longer, or that cover more time than how long
 * events are kept now. It reads each in the order of its file: an index by age would cost every
 * incoming event, and this costs one slow reading a day. Parked ones stay until they are replayed:
 * they were acknowledged and had no effect yet.
 */
final class EventSweepStore implements SweepStore {
  static final int BLOCKS = 256;
  private static final Duration DROPPED_WITHIN = Duration.ofDays(1);

  /** A place is the number of a partition and a block of its file, or where its turn begins. */
  private static final int BLOCK_BITS = 40;

  private static final long BEGIN = (1L << BLOCK_BITS) - 1;

  private final String page;
  private final Duration kept;
  private final long hour;
  private final PartitionStore partitions = new PartitionStore(Cut.EVENTS);
  private List<Partition> swept = List.of();

  /**
   * For one run. {@code hour} counts the hours since 1970; it determines which part of a large
   * partition has its turn.
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
    return place == START
        ? mixed(tx)
            .compose(
                found -> {
                  swept = found;
                  return sweep(tx, 0, BEGIN);
                })
        : sweep(tx, (int) (place >> BLOCK_BITS), place & BEGIN);
  }

  private Future<List<Partition>> mixed(SqlConnection tx) {
    return tx.preparedQuery(NOW)
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant().minus(kept))
        .compose(
            since ->
                partitions
                    .due(tx)
                    .compose(due -> partitions.list(tx).map(all -> mixed(all, since, due))));
  }

  private static final String NOW =
      """
      SELECT now() AS now
      """;

  private static List<Partition> mixed(List<Partition> all, Instant since, Optional<Instant> due) {
    return all.stream()
        .filter(each -> each.reachesBefore(since) && !isAboutToGo(each, due))
        .toList();
  }

  /** One that is still there a day after it was due could not be dropped. */
  private static boolean isAboutToGo(Partition each, Optional<Instant> due) {
    return due.filter(each::endsBy).isPresent()
        && due.map(then -> then.minus(DROPPED_WITHIN)).filter(each::endsBy).isEmpty();
  }

  private Future<Batch> sweep(SqlConnection tx, int number, long block) {
    if (number >= swept.size()) {
      return Future.succeededFuture(new Batch(0, START, true));
    }
    String name = swept.get(number).name();
    return tx.preparedQuery(SIZE)
        .execute(Tuple.of(name))
        .map(rows -> Blocks.of(rows.iterator().next().getLong("blocks"), hour))
        .compose(turn -> sweep(tx, number, turn, block == BEGIN ? turn.from() : block));
  }

  // One that was dropped meanwhile has no blocks.
  private static final String SIZE =
      """
      SELECT coalesce(pg_relation_size(to_regclass($1)), 0)
        / current_setting('block_size')::bigint AS blocks
      """;

  private Future<Batch> sweep(SqlConnection tx, int number, Blocks turn, long from) {
    long to = Math.min(from + BLOCKS, turn.to());
    boolean through = to >= turn.to();
    long next = through ? place(number + 1, BEGIN) : place(number, to);
    boolean last = through && number + 1 == swept.size();
    if (to <= from) {
      return Future.succeededFuture(new Batch(0, next, last));
    }
    return tx.preparedQuery(REMOVE.formatted(swept.get(number).name()))
        .execute(Tuple.of(page, tid(from), tid(to), (double) kept.toSeconds()))
        .map(rows -> new Batch(rows.iterator().next().getLong("removed"), next, last));
  }

  private static long place(int number, long block) {
    return ((long) number << BLOCK_BITS) | block;
  }

  private static String tid(long block) {
    return "(" + block + ",0)";
  }

  static final String REMOVE =
      """
      WITH gone AS (
        DELETE FROM %1$s WHERE page_id = $1 AND ctid = ANY (ARRAY(
          SELECT ctid FROM %1$s
          WHERE ctid >= $2::text::tid AND ctid < $3::text::tid AND page_id = $1
            AND received_at < now() - $4 * interval '1 second' AND state <> 'parked'
          FOR UPDATE SKIP LOCKED))
        RETURNING key)
      SELECT count(*) AS removed FROM gone
      """;
}
