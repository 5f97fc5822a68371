package io.promobot.db;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/**
 * The result of a transaction, and the statements that may still be on their way when its COMMIT
 * follows them.
 */
public record LastWrites<T>(T result, Future<?> writes) {
  static <T> LastWrites<T> none(T result) {
    return new LastWrites<>(result, Future.succeededFuture());
  }

  /** Begins these writes in the event loop's next turn, so that others have theirs in between. */
  public static <T> Future<LastWrites<T>> inNextTurn(T result, Supplier<Future<?>> writes) {
    Context context = Vertx.currentContext();
    Promise<T> turn = Promise.promise();
    if (context == null) {
      turn.complete(result);
    } else {
      context.runOnContext(now -> turn.complete(result));
    }
    return turn.future().map(mine -> new LastWrites<>(mine, writes.get()));
  }
}
