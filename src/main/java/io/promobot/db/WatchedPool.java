package io.promobot.db;

import io.promobot.primary.NoPrimary;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool that is replaced by a new one when its connections no longer answer: Vert.x's pool never
 * gives up a connection that hangs in the middle of a statement or of its handshake.
 */
final class WatchedPool {
  private static final Logger log = LoggerFactory.getLogger(WatchedPool.class);
  private static final String PING =
      "SELECT current_setting('transaction_read_only') = 'off' AS writable";

  /** What a write would be refused with. */
  private static final String READ_ONLY = "25006";

  static final Duration PING_DEADLINE = Duration.ofSeconds(2);
  private static final int MISSES_TO_REPLACE = 3;

  private final Vertx vertx;
  private final PoolWorker maker;
  private final PoolPlan plan;
  private final AtomicReference<Pool> pool;
  private final AtomicInteger silent = new AtomicInteger();
  private volatile boolean hasAnswered;

  WatchedPool(Vertx vertx, PoolWorker maker, PoolPlan plan) {
    this.vertx = vertx;
    this.maker = maker;
    this.plan = plan;
    this.pool = new AtomicReference<>(build());
  }

  /** What begins a transaction on one of its connections. */
  String begin() {
    return plan.begin();
  }

  Pool current() {
    return pool.get();
  }

  /**
   * One question with a deadline; a read-only database counts as not answering, because its pool
   * still points at the old primary.
   */
  Future<Void> ping() {
    return ask(PING_DEADLINE, asked -> asked.query(PING).execute().compose(WatchedPool::writable));
  }

  /** Another question with a deadline, which counts as a ping. */
  <T> Future<T> ask(Duration limit, Function<Pool, Future<T>> question) {
    var asked = pool.get();
    var pong = question.apply(asked);
    // an answer that comes late still proves that the pool is only busy
    pong.onSuccess(rows -> answered(asked));
    return within(vertx, pong, limit, "the database did not answer a ping in time")
        .onFailure(failure -> missed(asked, failure));
  }

  /** After too many unanswered pings: creates a new pool and logs it. */
  boolean replacedIfSilent() {
    if (silent.get() < MISSES_TO_REPLACE) {
      return false;
    }
    if (hasAnswered) {
      log.warn("the {} connections do not answer, replacing them", plan.name());
    }
    replace();
    return true;
  }

  void replace() {
    silent.set(0);
    hasAnswered = false;
    pool.getAndSet(build()).close();
  }

  Future<Void> close() {
    return pool.get().close();
  }

  private void answered(Pool asked) {
    if (asked == pool.get()) {
      silent.set(0);
      hasAnswered = true;
    }
  }

  /** What fails immediately leaves nothing hanging in the pool. */
  private void missed(Pool asked, Throwable failure) {
    if (asked == pool.get()
        && !(failure instanceof ConnectException)
        && !(failure instanceof NoPrimary)) {
      silent.incrementAndGet();
    }
  }

  /** Stops waiting for a future after a while; the work itself continues. */
  static <T> Future<T> within(Vertx vertx, Future<T> awaited, Duration limit, String message) {
    var promise = Promise.<T>promise();
    var timer =
        vertx.setTimer(limit.toMillis(), id -> promise.tryFail(new DatabaseUnavailable(message)));
    awaited.onComplete(
        result -> {
          vertx.cancelTimer(timer);
          if (result.succeeded()) {
            promise.tryComplete(result.result());
          } else {
            promise.tryFail(result.cause());
          }
        });
    return promise.future();
  }

  private static Future<Void> writable(RowSet<Row> rows) {
    return rows.iterator().next().getBoolean("writable")
        ? Future.succeededFuture()
        : Future.failedFuture(
            new PgException("the database accepts no writes", "ERROR", READ_ONLY, null));
  }

  private Pool build() {
    return maker.pool(plan, plan.proven() ? this::proven : TimedPool.Proof.NONE);
  }

  private Future<SqlConnection> proven(Pool from, SqlConnection connection) {
    return within(
            vertx,
            connection.query("SELECT 1").execute(),
            PING_DEADLINE,
            "a connection did not answer in time")
        .map(connection)
        .recover(dead -> instead(from, connection));
  }

  /** Callers who wait for a connection of the old pool get the dead one and end up here as well. */
  private Future<SqlConnection> instead(Pool from, SqlConnection dead) {
    var fresh = build();
    if (pool.compareAndSet(from, fresh)) {
      log.warn("a {} connection does not answer, replacing them", plan.name());
      // what still runs there has this long at most
      vertx.setTimer(plan.silence().toMillis(), over -> from.close());
    } else {
      fresh.close();
    }
    dead.close();
    return pool.get().getConnection();
  }
}
