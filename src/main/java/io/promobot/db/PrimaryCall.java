package io.promobot.db;

import io.promobot.primary.NoPrimary;
import io.promobot.primary.PrimaryWorker;
import io.promobot.primary.ServerAnswer;
import io.promobot.primary.ServerPlace;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks a server over a connection of its own, so that nothing but the server is in doubt. */
final class PrimaryCall implements PrimaryWorker.Probe {
  private static final String QUESTION =
      """
      SELECT pg_is_in_recovery() AS standby,
        current_setting('transaction_read_only') = 'off' AS writable,
        (SELECT system_identifier::text FROM pg_control_system()) AS cluster,
        CASE WHEN pg_is_in_recovery() THEN '0'
          ELSE substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) END AS timeline,
        extract(epoch FROM pg_postmaster_start_time())::text AS started
      """;

  /** Of a service that keeps its innards to itself. */
  private static final String SHORT_QUESTION =
      """
      SELECT pg_is_in_recovery() AS standby,
        current_setting('transaction_read_only') = 'off' AS writable,
        '' AS cluster, '0' AS timeline, '' AS started
      """;

  /** Connection trouble, resources, operators' actions, sign-in, missing database. */
  private static final Set<String> NOT_THE_QUESTION = Set.of("08", "53", "57", "28", "3D");

  private static final Optional<Handler<SqlConnection>> NOT_CHECKED = Optional.empty();
  private static final int HEXADECIMAL = 16;

  private final Vertx vertx;
  private final DatabaseAddress address;

  PrimaryCall(Vertx vertx, DatabaseAddress address) {
    this.vertx = vertx;
    this.address = address;
  }

  /**
   * Where the primary is, for steps that block. The pools look for it in the same way; the driver
   * would take the first server that can be written to, such as the primary of before a promotion.
   * Fails with {@link NoPrimary}.
   */
  static ServerPlace find(DatabaseAddress address) {
    // in a thread of its own: Vert.x warns of a second one in threads of the first
    var vertx =
        CompletableFuture.supplyAsync(() -> Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)))
            .join();
    try {
      return new PrimaryWorker(vertx, address.servers(), new PrimaryCall(vertx, address))
          .find()
          .toCompletionStage()
          .toCompletableFuture()
          .join()
          .place();
    } catch (CompletionException e) {
      throw e.getCause() instanceof NoPrimary nobody ? nobody : e;
    } finally {
      vertx.close();
    }
  }

  @Override
  public Future<ServerAnswer> ask(ServerPlace place) {
    var plan = PoolPlan.probe();
    var options = PlannedPool.connectOptions(address, plan, place);
    var one =
        PlannedPool.build(vertx, address, plan, () -> Future.succeededFuture(options), NOT_CHECKED);
    var pool =
        new TimedPool(
            vertx,
            one,
            WatchedPool.PING_DEADLINE,
            TimedPool.Proof.NONE,
            Optional.empty(),
            plan.silence());
    var answer =
        question(pool, QUESTION)
            .recover(
                failure ->
                    failure instanceof PgException refused
                            && !NOT_THE_QUESTION.contains(refused.getSqlState().substring(0, 2))
                        ? question(pool, SHORT_QUESTION)
                        : Future.failedFuture(failure))
            .map(row -> answer(place, row));
    return WatchedPool.within(
            vertx, answer, WatchedPool.PING_DEADLINE, place + " did not answer in time")
        .onComplete(asked -> one.close());
  }

  private static Future<Row> question(Pool pool, String sql) {
    return pool.query(sql).execute().map(rows -> rows.iterator().next());
  }

  private static ServerAnswer answer(ServerPlace place, Row row) {
    return new ServerAnswer(
        place,
        row.getBoolean("standby"),
        row.getBoolean("writable"),
        row.getString("cluster"),
        Long.parseLong(row.getString("timeline"), HEXADECIMAL),
        row.getString("started"));
  }
}
