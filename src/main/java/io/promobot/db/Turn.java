package io.promobot.db;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Cuts long work on an event loop in two, so that others have their turn in between. */
public final class Turn {
  private Turn() {}

  /** The same value in the next turn of this event loop; at once outside of any. */
  public static <T> Future<T> next(T value) {
    Context context = Vertx.currentContext();
    if (context == null) {
      return Future.succeededFuture(value);
    }
    Promise<T> promise = Promise.promise();
    context.runOnContext(turn -> promise.complete(value));
    return promise.future();
  }
}
