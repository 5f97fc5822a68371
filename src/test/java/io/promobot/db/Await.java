package io.promobot.db;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits in tests: for a future, or until something is true. */
public final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  private Await() {}

  /** The future's result; its own failure is thrown as it is. */
  public static <T> T on(Future<T> future) {
    try {
      return future.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      if (future.failed()) {
        throw new IllegalStateException(e);
      }
      throw new AssertionError("not completed within " + LIMIT, e);
    }
  }

  /** The failure of a future that must fail. */
  public static Throwable failure(Future<?> future) {
    return on(
        future.transform(
            result ->
                result.failed()
                    ? Future.succeededFuture(result.cause())
                    : Future.failedFuture(
                        new AssertionError("succeeded with " + result.result()))));
  }

  /** Whether a future succeeded, for futures that may fail for a while. */
  public static Future<Boolean> settled(Future<?> future) {
    return future.map(true).otherwise(false);
  }

  public static void until(BooleanSupplier condition) {
    until(LIMIT, condition);
  }

  public static void until(Duration limit, BooleanSupplier condition) {
    var end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not true within " + limit);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }
}
