package io.promobot.db;

import io.promobot.primary.NoPrimary;
import io.promobot.primary.PrimaryWorker;
import io.promobot.primary.ServerAnswer;
import io.promobot.primary.TargetSession;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Builds pools that connect to the only server, or to the one of several that is the database at
 * the moment. With only one nothing is asked before it is used.
 */
final class PoolWorker {
  /** A standby ends such a connection itself, so that the pool never hands it out. */
  private static final String NO_STANDBY =
      "SELECT CASE WHEN pg_is_in_recovery() THEN pg_terminate_backend(pg_backend_pid()) END";

  private static final String TERMINATED = "57P01";

  private final Vertx vertx;
  private final DatabaseAddress address;
  private final Optional<PrimaryWorker> finder;
  private final Optional<Handler<SqlConnection>> check;
  private volatile Future<Void> ready = Future.succeededFuture();

  PoolWorker(Vertx vertx, DatabaseAddress address) {
    this.vertx = vertx;
    this.address = address;
    this.finder =
        address.servers().searched()
            ? Optional.of(
                new PrimaryWorker(vertx, address.servers(), new PrimaryCall(vertx, address)))
            : Optional.empty();
    this.check =
        address.servers().target() == TargetSession.ANY
            ? Optional.empty()
            : Optional.of(PoolWorker::refuseStandby);
  }

  Pool pool(PoolPlan plan, TimedPool.Proof proof) {
    var pool = PlannedPool.build(vertx, address, plan, connecting(plan), check);
    var begin = plan.keepsSession() ? Optional.<String>empty() : Optional.of(plan.begin());
    return new TimedPool(vertx, pool, PlannedPool.ACQUIRE, proof, begin, plan.silence());
  }

  private Supplier<Future<SqlConnectOptions>> connecting(PoolPlan plan) {
    if (finder.isPresent()) {
      return () ->
          primary(finder.get()).map(now -> PlannedPool.connectOptions(address, plan, now.place()));
    }
    var options = PlannedPool.connectOptions(address, plan);
    return () -> Future.succeededFuture(options);
  }

  /** Completes in the caller's context. */
  private Future<ServerAnswer> primary(PrimaryWorker from) {
    var here = vertx.getOrCreateContext();
    var promise = Promise.<ServerAnswer>promise();
    from.find()
        .compose(found -> ready.map(found))
        .onSuccess(found -> here.runOnContext(go -> promise.complete(found)))
        .onFailure(failure -> here.runOnContext(go -> promise.fail(failure)));
    return promise.future();
  }

  /** It was demoted since it was found. */
  private static void refuseStandby(SqlConnection connection) {
    connection
        .query(NO_STANDBY)
        .execute()
        .onComplete(
            asked -> {
              if (!terminated(asked.cause())) {
                connection.close();
              }
            });
  }

  private static boolean terminated(Throwable failure) {
    return failure instanceof PgException refused && TERMINATED.equals(refused.getSqlState());
  }

  /** New connections wait for this, such as for the schema of a server that was promoted. */
  void holdUntil(Future<Void> done) {
    ready = done;
  }

  /** Looks where the database is now, if it can be elsewhere. */
  void look() {
    finder.ifPresent(PrimaryWorker::find);
  }

  /** What failed may have failed because the database is elsewhere. */
  void doubt(Throwable failure) {
    if (finder.isPresent() && !(failure instanceof NoPrimary) && Database.unavailable(failure)) {
      finder.get().doubt();
      look();
    }
  }

  /** Called each time the database has moved. */
  void onChange(Runnable listener) {
    finder.ifPresent(found -> found.onChange(now -> listener.run()));
  }

  void close() {
    finder.ifPresent(PrimaryWorker::close);
  }
}
