package io.promobot.messenger;

import io.promobot.channel.SendFailure;
import io.vertx.core.Future;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Waits for futures outside the event loops, but never for long. */
final class Waiting {
  private Waiting() {}

  static <T> T on(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  static SendFailure failure(Future<?> future) {
    try {
      throw new AssertionError("succeeded with " + on(future));
    } catch (CompletionException e) {
      return (SendFailure) e.getCause();
    }
  }
}
