package io.promobot.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;

/** The connections to a server that is only read, and how far it is. */
public final class ReplicaPool {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String REPLAYED =
      """
      SELECT pg_is_in_recovery() AS replica, system_identifier AS system,
        coalesce(pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0'), 0)::bigint AS in_log
      FROM pg_control_system()
      """;
  private static final String WRITTEN =
      """
      SELECT false AS replica, system_identifier AS system,
        pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint AS in_log
      FROM pg_control_system()
      """;

  private final WatchedPool lists;
  private final WatchedPool exports;
  private final PoolWorker connections;

  /**
   * Where a server is in the log.
   *
   * @param replica whether it is one, and replays what a primary writes
   * @param system which database this is, the same on all its servers
   * @param inLog bytes, from the beginning of time
   */
  public record Place(boolean replica, long system, long inLog) {}

  ReplicaPool(Vertx vertx, DatabaseAddress address, PoolPlan.Keeping keeping) {
    this.connections = new PoolWorker(vertx, address);
    this.lists = new WatchedPool(vertx, connections, PoolPlan.lists().keeping(keeping));
    this.exports = new WatchedPool(vertx, connections, PoolPlan.exports().keeping(keeping));
  }

  public Pool lists() {
    return lists.current();
  }

  public Pool exports() {
    return exports.current();
  }

  /** What it has replayed; a server in good health answers within a second, and others fail. */
  public Future<Place> replayed() {
    return lists
        .ask(PATIENCE, pool -> place(pool, REPLAYED))
        .onFailure(silence -> replaceIfSilent());
  }

  private void replaceIfSilent() {
    if (lists.replacedIfSilent()) {
      exports.replace();
    }
  }

  /** What a primary has written. */
  public static Future<Place> written(Pool primary) {
    return place(primary, WRITTEN);
  }

  private static Future<Place> place(Pool pool, String sql) {
    return pool.query(sql)
        .execute()
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new Place(row.getBoolean("replica"), row.getLong("system"), row.getLong("in_log")));
  }

  public Future<Void> close() {
    connections.close();
    return Future.join(lists.close(), exports.close()).mapEmpty();
  }
}
