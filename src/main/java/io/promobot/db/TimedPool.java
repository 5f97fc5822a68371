package io.promobot.db;

import io.promobot.primary.SilenceHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool whose callers wait for a connection for a limited time. Vert.x's own limit (5.0.12) tells
 * the caller nothing, ever, when a connection becomes free, or fails, in the moment it ends.
 */
final class TimedPool extends StatementPool {
  private static final Logger log = LoggerFactory.getLogger(TimedPool.class);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final Pool pool;
  private final Duration limit;
  private final Proof proof;
  private final Optional<String> begin;
  private final Duration silence;

  /** Whether a connection works, asked before work begins on it. */
  interface Proof {
    Proof NONE = (from, connection) -> Future.succeededFuture(connection);

    /** The connection once it is known to work, or another one instead. */
    Future<SqlConnection> of(Pool from, SqlConnection connection);
  }

  /**
   * @param pool has no limit of its own
   * @param begin what begins the transaction of a single statement; empty when it needs none
   * @param silence how long a statement may take to answer
   */
  TimedPool(
      Vertx vertx,
      Pool pool,
      Duration limit,
      Proof proof,
      Optional<String> begin,
      Duration silence) {
    this.vertx = vertx;
    this.pool = pool;
    this.limit = limit;
    this.proof = proof;
    this.begin = begin;
    this.silence = silence;
  }

  /** Fails with {@link DatabaseUnavailable} when none becomes free in time. */
  @Override
  public Future<SqlConnection> getConnection() {
    return inTime()
        .compose(
            connection -> {
              SilenceHandler.addTo(connection, silence);
              return proof.of(this, connection);
            });
  }

  private Future<SqlConnection> inTime() {
    var coming = pool.getConnection();
    if (coming.isComplete()) {
      return coming;
    }
    var timed = WatchedPool.within(vertx, coming, limit, "no database connection became free");
    coming.onSuccess(
        late -> {
          if (timed.failed()) {
            late.close();
          }
        });
    return timed;
  }

  @Override
  protected <T> Future<T> alone(Function<SqlClient, Future<T>> statement) {
    return withConnection(
        connection ->
            once(connection, statement)
                .recover(
                    failure ->
                        Database.failureOf(failure) == DatabaseFailure.RETRYABLE
                            ? once(connection, statement)
                            : Future.failedFuture(failure)));
  }

  /** A statement that stands alone and failed has left nothing behind. */
  private <T> Future<T> once(SqlConnection connection, Function<SqlClient, Future<T>> statement) {
    return begin.isPresent()
        ? inTransaction(connection, begin.get(), statement)
        : statement.apply(connection);
  }

  /** All three leave without waiting for one another; the COMMIT of what failed undoes it. */
  private static <T> Future<T> inTransaction(
      SqlConnection connection, String begin, Function<SqlClient, Future<T>> statement) {
    var begun = connection.query(begin).execute();
    var answered = statement.apply(connection);
    var committed = connection.query("COMMIT").execute();
    return Future.join(begun, answered, committed).map(all -> answered.result());
  }

  @Override
  public <T> Future<T> withTransaction(Function<SqlConnection, Future<T>> work) {
    return begin.isPresent()
        ? withConnection(connection -> begun(connection, begin.get(), work))
        : super.withTransaction(work);
  }

  /** Before the COMMIT comes a statement that fails where an earlier one has. */
  private static <T> Future<T> begun(
      SqlConnection connection, String begin, Function<SqlConnection, Future<T>> work) {
    return connection
        .query(begin)
        .execute()
        .compose(open -> work.apply(connection))
        .compose(result -> connection.query("SELECT 1; COMMIT").execute().map(result))
        .recover(
            failure ->
                connection
                    .query("ROLLBACK")
                    .execute()
                    .transform(gone -> Future.failedFuture(failure)));
  }

  @Override
  public int size() {
    return pool.size();
  }

  /** Does not wait for a server that hangs, or for what is under way there. */
  @Override
  public Future<Void> close() {
    return WatchedPool.within(vertx, pool.close(), CLOSE, "connections were left open")
        .onFailure(left -> log.info("closing a pool: {}", left.getMessage()))
        .otherwiseEmpty();
  }
}
