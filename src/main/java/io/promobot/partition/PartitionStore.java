package io.promobot.partition;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The partitions of a table, for all pages: which there are, the next one, and the end of one. */
public final class PartitionStore {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

  private static final int MOVABLE = 10_000;

  private final Cut cut;

  public PartitionStore(Cut cut) {
    this.cut = cut;
  }

  Cut cut() {
    return cut;
  }

  /** In the order of their times; those without an end come last. */
  public Future<List<Partition>> list(SqlConnection tx) {
    return tx.preparedQuery(LIST)
        .execute(Tuple.of(cut.table))
        .map(rows -> rows.stream().map(PartitionStore::partition).toList());
  }

  private static final String LIST =
      """
      SELECT c.relname::text AS name,
        substring(bound FROM 'FROM [(]''([^'']+)''')::timestamptz AS begins,
        substring(bound FROM 'TO [(]''([^'']+)''')::timestamptz AS ends
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid,
        LATERAL pg_get_expr(c.relpartbound, c.oid) AS bound
      WHERE i.inhparent = $1::text::regclass
      ORDER BY ends NULLS LAST
      """;

  private static Partition partition(Row row) {
    return new Partition(row.getString("name"), instant(row, "begins"), instant(row, "ends"));
  }

  private static Optional<Instant> instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }

  /** Whether nobody else is changing partitions until this transaction ends; does not wait. */
  Future<Boolean> take(SqlConnection tx, Duration longestWait) {
    return tx.preparedQuery(TAKE)
        .execute(Tuple.of(longestWait.toMillis() + "ms"))
        .map(rows -> rows.iterator().next().getBoolean("ours"));
  }

  private static final String TAKE =
      """
      SELECT pg_try_advisory_xact_lock(hashtext('promobot partitions')) AS ours,
        set_config('lock_timeout', $1, true)
      """;

  /** Notes how long this page keeps these rows; empty is forever. */
  Future<Void> keeps(SqlConnection tx, String page, Optional<Duration> kept) {
    Integer days = kept.map(all -> Math.toIntExact(all.toDays())).orElse(null);
    return tx.preparedQuery(KEEPS.formatted(cut.kept.orElseThrow()))
        .execute(Tuple.of(page, days))
        .mapEmpty();
  }

  private static final String KEEPS =
      """
      UPDATE page SET %1$s = $2
      WHERE page_id = $1 AND %1$s IS DISTINCT FROM $2
      """;

  /**
   * Partitions that end by this moment are due to go, so that nothing in them becomes older than
   * any page keeps it; empty while one keeps everything.
   */
  public Future<Optional<Instant>> due(SqlConnection tx) {
    return tx.preparedQuery(KEPT.formatted(cut.kept.orElseThrow()))
        .execute()
        .map(rows -> due(rows.iterator().next()));
  }

  private static Optional<Instant> due(Row row) {
    Instant now = row.getOffsetDateTime("now").toInstant();
    return Optional.ofNullable(row.getInteger("days"))
        .map(Duration::ofDays)
        .map(kept -> now.minus(kept).plus(Width.of(Optional.of(kept)).longest()));
  }

  private static final String KEPT =
      """
      SELECT now() AS now,
        CASE WHEN count(page_id) = count(%1$s) THEN max(%1$s) END AS days
      FROM page
      """;

  Future<Instant> now(SqlConnection tx) {
    return tx.preparedQuery(NOW)
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant());
  }

  private static final String NOW =
      """
      SELECT now() AS now
      """;

  /**
   * The last time in the rest, if there is more from this moment on than can be moved while others
   * wait; otherwise empty.
   */
  Future<Optional<Instant>> crowdedUntil(SqlConnection tx, Instant from) {
    return tx.preparedQuery(CROWDED.formatted(cut.column, cut.rest()))
        .execute(Tuple.of(from.atOffset(ZoneOffset.UTC), MOVABLE))
        .map(rows -> instant(rows.iterator().next(), "until"));
  }

  private static final String CROWDED =
      """
      SELECT CASE WHEN count(*) > $2 THEN max(%1$s) END AS until FROM %2$s WHERE %1$s >= $1
      """;

  /** Makes the one of these times, with what has come for it already. */
  Future<Void> make(SqlConnection tx, Instant from, Instant to) {
    String name = cut.prefix + "_" + DAY.format(from);
    return tx.query(LOCK.formatted(cut.rest()))
        .execute()
        .compose(locked -> tx.query(CREATE.formatted(name, cut.table) + cut.ending).execute())
        .compose(
            made ->
                tx.preparedQuery(MOVE.formatted(name, cut.rest(), cut.column))
                    .execute(Tuple.of(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))))
        .compose(moved -> tx.query(ATTACH.formatted(cut.table, name, from, to)).execute())
        .mapEmpty();
  }

  private static final String LOCK =
      """
      LOCK TABLE %s IN ACCESS EXCLUSIVE MODE
      """;

  private static final String CREATE =
      """
      CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS\
      """;

  private static final String MOVE =
      """
      WITH moved AS (DELETE FROM %2$s WHERE %3$s >= $1 AND %3$s < $2 RETURNING *)
      INSERT INTO %1$s OVERRIDING SYSTEM VALUE SELECT * FROM moved
      """;

  private static final String ATTACH =
      """
      ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')
      """;

  /** Whether more outlives it than can be moved while others wait. */
  Future<Boolean> outlived(SqlConnection tx, String name) {
    return tx.preparedQuery(OUTLIVED.formatted(name, cut.outlives))
        .execute(Tuple.of((long) MOVABLE))
        .map(rows -> rows.iterator().next().getBoolean("outlived"));
  }

  private static final String OUTLIVED =
      """
      SELECT EXISTS (SELECT FROM %s AS old WHERE %s OFFSET $1) AS outlived
      """;

  /**
   * Drops one with all its rows but those that outlive it, which go to the rest; returns about how
   * many rows there were. Everybody waits behind the first lock, so nothing may be waited for after
   * it.
   */
  Future<Long> drop(SqlConnection tx, String name) {
    return tx.preparedQuery(ROWS)
        .execute(Tuple.of(name))
        .map(rows -> rows.iterator().next().getLong("rows"))
        .compose(
            rows ->
                tx.query(ALONE.formatted(cut.table, name, cut.rest()))
                    .execute()
                    .compose(held -> tx.query(DETACH.formatted(cut.table, name)).execute())
                    .compose(
                        alone -> tx.query(KEEP.formatted(cut.table, name, cut.outlives)).execute())
                    .compose(kept -> tx.query(DROP.formatted(name)).execute())
                    .map(rows));
  }

  private static final String ROWS =
      """
      SELECT greatest(reltuples, 0)::bigint AS rows FROM pg_class WHERE oid = to_regclass($1)
      """;

  private static final String ALONE =
      """
      LOCK TABLE ONLY %s IN ACCESS EXCLUSIVE MODE;
      LOCK TABLE %s, %s IN ACCESS EXCLUSIVE MODE NOWAIT
      """;

  private static final String DETACH =
      """
      ALTER TABLE %s DETACH PARTITION %s
      """;

  private static final String KEEP =
      """
      INSERT INTO %s OVERRIDING SYSTEM VALUE
      SELECT * FROM %s AS old WHERE %s ORDER BY page_id ON CONFLICT DO NOTHING
      """;

  private static final String DROP =
      """
      DROP TABLE %s
      """;

  /** Drops one if it is empty; what comes meanwhile goes to the rest. */
  Future<Void> dropEmpty(SqlConnection tx, String name) {
    return tx.query(EMPTY.formatted(name))
        .execute()
        .map(rows -> rows.iterator().next().getBoolean("empty"))
        .compose(empty -> empty ? drop(tx, name).mapEmpty() : Future.<Void>succeededFuture());
  }

  private static final String EMPTY =
      """
      SELECT NOT EXISTS (SELECT FROM %s) AS empty
      """;

  /** The planner learns of new partitions; PostgreSQL does not do this on its own. */
  Future<Void> analyze(SqlConnection connection) {
    return connection.query("ANALYZE " + cut.table).execute().mapEmpty();
  }
}
