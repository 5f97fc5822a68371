package io.promobot.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs work in a transaction with a time limit. After the deadline the caller is told so, and the
 * connection is held back until its statements have ended one way or the other: returned while
 * hanging, it would poison the pool.
 */
final class TransactionWorker {
  private final Vertx vertx;
  private final Supplier<Pool> pool;
  private final String begin;
  private final Duration limit;
  private final Consumer<Throwable> failed;

  /**
   * @param failed is called for every failure
   */
  TransactionWorker(Vertx vertx, WatchedPool pool, Duration limit, Consumer<Throwable> failed) {
    this.vertx = vertx;
    this.pool = pool::current;
    this.begin = pool.begin();
    this.limit = limit;
    this.failed = failed;
  }

  <T> Future<T> run(Function<SqlConnection, Future<T>> work) {
    return runToLastWrites(
        connection -> work.apply(connection).map(LastWrites::none), committed -> {});
  }

  /** {@code committed} is called for every commit, including one that came after the deadline. */
  <T> Future<T> runToLastWrites(
      Function<SqlConnection, Future<LastWrites<T>>> work, Consumer<T> committed) {
    var expired = new AtomicBoolean();
    var done =
        attempt(work, expired)
            .recover(
                failure ->
                    worthAnotherTry(failure) && !expired.get()
                        ? attempt(work, expired)
                        : Future.failedFuture(failure))
            .recover(
                failure ->
                    Future.failedFuture(
                        failure instanceof NotBegun begun ? begun.getCause() : failure))
            .onSuccess(committed::accept)
            .onFailure(failed::accept);
    return WatchedPool.within(
            vertx, done, limit, "no answer from the database within " + limit.toMillis() + " ms")
        .onFailure(failure -> expired.set(true));
  }

  /**
   * Nothing was written when the connection was already dead at BEGIN, as the first one after a
   * network cut often is.
   */
  private static boolean worthAnotherTry(Throwable failure) {
    return failure instanceof NotBegun || Database.failureOf(failure) == DatabaseFailure.RETRYABLE;
  }

  private <T> Future<T> attempt(
      Function<SqlConnection, Future<LastWrites<T>>> work, AtomicBoolean expired) {
    return pool.get()
        .getConnection()
        .compose(
            connection -> transaction(connection, work, expired).eventually(connection::close));
  }

  /** BEGIN and the work's first statements leave in one packet: nobody waits for BEGIN alone. */
  private <T> Future<T> transaction(
      SqlConnection connection,
      Function<SqlConnection, Future<LastWrites<T>>> work,
      AtomicBoolean expired) {
    if (expired.get()) {
      return Future.failedFuture(
          new DatabaseUnavailable("the deadline passed before a connection was free"));
    }
    var begun = connection.query(begin).execute();
    return started(work, connection)
        .compose(
            last -> begun.compose(open -> ended(connection, last, expired)),
            failure -> rolledBack(connection, begun, failure));
  }

  private static <T> Future<T> started(
      Function<SqlConnection, Future<T>> work, SqlConnection connection) {
    try {
      return work.apply(connection);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  /**
   * COMMIT follows the last writes without waiting for their answers. If anything failed, it would
   * answer with a rollback and no error, so a statement is sent before it that fails in that case.
   * After the deadline the caller has been told that nothing happened, so nothing may have
   * happened.
   */
  private static <T> Future<T> ended(
      SqlConnection connection, LastWrites<T> last, AtomicBoolean expired) {
    if (expired.get()) {
      var late = new DatabaseUnavailable("rolled back after its deadline");
      return rollback(connection).compose(gone -> Future.failedFuture(late));
    }
    if (last.writes().failed()) {
      return rollback(connection).compose(gone -> Future.failedFuture(last.writes().cause()));
    }
    var committed = connection.query("SELECT 1; COMMIT").execute();
    return Future.join(last.writes(), committed)
        .map(last.result())
        .recover(failure -> rollback(connection).compose(gone -> Future.failedFuture(failure)));
  }

  private static <T> Future<T> rolledBack(
      SqlConnection connection, Future<?> begun, Throwable failure) {
    return begun
        .recover(refused -> Future.failedFuture(new NotBegun(refused)))
        .compose(open -> rollback(connection).compose(gone -> Future.failedFuture(failure)));
  }

  private static Future<Void> rollback(SqlConnection connection) {
    return connection.query("ROLLBACK").execute().<Void>mapEmpty().otherwiseEmpty();
  }

  /** Marks that the transaction never started. */
  private static final class NotBegun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotBegun(Throwable cause) {
      super(cause.getMessage(), cause, false, false);
    }
  }
}
