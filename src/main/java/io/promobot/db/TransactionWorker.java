package io.promobot.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs work in a transaction, for at most so long. After the deadline the caller is told so, and
 * the connection is kept back until its statements have ended one way or the other: given back
 * hung, it would poison the pool.
 */
final class TransactionWorker {
  private final Vertx vertx;
  private final Supplier<Pool> pool;
  private final Duration limit;

  TransactionWorker(Vertx vertx, Supplier<Pool> pool, Duration limit) {
    this.vertx = vertx;
    this.pool = pool;
    this.limit = limit;
  }

  <T> Future<T> run(Function<SqlConnection, Future<T>> work) {
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
                        failure instanceof NotBegun begun ? begun.getCause() : failure));
    return WatchedPool.within(
            vertx, done, limit, "no answer from the database within " + limit.toMillis() + " ms")
        .onFailure(failure -> expired.set(true));
  }

  /**
   * Nothing was written when the connection was already dead at BEGIN, as the first one after a cut
   * often is.
   */
  private static boolean worthAnotherTry(Throwable failure) {
    return failure instanceof NotBegun || Database.failureOf(failure) == DatabaseFailure.RETRYABLE;
  }

  private <T> Future<T> attempt(Function<SqlConnection, Future<T>> work, AtomicBoolean expired) {
    return pool.get()
        .getConnection()
        .compose(
            connection -> transaction(connection, work, expired).eventually(connection::close));
  }

  /** BEGIN and the work's first statements leave in one packet: nobody waits for BEGIN alone. */
  private <T> Future<T> transaction(
      SqlConnection connection, Function<SqlConnection, Future<T>> work, AtomicBoolean expired) {
    if (expired.get()) {
      return Future.failedFuture(
          new DatabaseUnavailable("the deadline passed before a connection was free"));
    }
    var begun = connection.begin();
    return started(work, connection)
        .compose(
            result -> begun.compose(tx -> ended(tx, expired).map(result)),
            failure -> rolledBack(begun, failure));
  }

  private static <T> Future<T> started(
      Function<SqlConnection, Future<T>> work, SqlConnection connection) {
    try {
      return work.apply(connection);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  /** The caller has been told that nothing happened, so nothing may have happened. */
  private static Future<Void> ended(Transaction tx, AtomicBoolean expired) {
    return expired.get()
        ? tx.rollback()
            .compose(
                gone ->
                    Future.failedFuture(new DatabaseUnavailable("rolled back after its deadline")))
        : tx.commit();
  }

  private static <T> Future<T> rolledBack(Future<Transaction> begun, Throwable failure) {
    return begun
        .recover(refused -> Future.failedFuture(new NotBegun(refused)))
        .compose(
            tx -> tx.rollback().otherwiseEmpty().compose(gone -> Future.failedFuture(failure)));
  }

  /** Marks that the transaction never started. */
  private static final class NotBegun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotBegun(Throwable cause) {
      super(cause.getMessage(), cause, false, false);
    }
  }
}
