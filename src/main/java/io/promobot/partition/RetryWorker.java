package io.promobot.partition;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/** Tries a transaction again that was in somebody's way. */
final class RetryWorker {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int TRIES = 20;

  /**
   * No lock in time, a deadlock, a conflict. Not what took too long: others waited for all of it,
   * and would again.
   */
  private static final Set<String> PASSING = Set.of("55P03", "40P01", "40001");

  private final Vertx vertx;
  private final Database db;
  private volatile boolean stopped;

  RetryWorker(Vertx vertx, Database db) {
    this.vertx = vertx;
    this.db = db;
  }

  void stop() {
    stopped = true;
  }

  <T> Future<T> tried(Function<SqlConnection, Future<T>> work) {
    return tried(work, TRIES);
  }

  private <T> Future<T> tried(Function<SqlConnection, Future<T>> work, int left) {
    return db.bulkTransaction(work)
        .recover(
            failure ->
                left > 1 && !stopped && mayPass(failure)
                    ? vertx.timer(PAUSE.toMillis()).compose(later -> tried(work, left - 1))
                    : Future.failedFuture(failure));
  }

  private static boolean mayPass(Throwable failure) {
    return !(failure instanceof PgException refused) || PASSING.contains(refused.getSqlState());
  }
}
