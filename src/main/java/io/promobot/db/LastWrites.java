package io.promobot.db;

import io.vertx.core.Future;

/**
 * The result of a transaction, and the statements that may still be on their way when its COMMIT
 * follows them.
 */
public record LastWrites<T>(T result, Future<?> writes) {
  static <T> LastWrites<T> none(T result) {
    return new LastWrites<>(result, Future.succeededFuture());
  }
}
