package io.promobot.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes passwords beside the event loops, two at a time; who would have to wait long is sent away.
 */
final class PasswordWorker {
  private static final int AT_A_TIME = 2;
  private static final int AT_MOST = AT_A_TIME + 8;

  /** What an absent password is compared with, so that absence takes as long as a mistake. */
  private static final String NOBODYS =
      "pbkdf2-sha256$%d$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
          .formatted(PasswordHash.ITERATIONS);

  private final WorkerExecutor workers;
  private final AtomicInteger busy = new AtomicInteger();

  PasswordWorker(Vertx vertx) {
    this.workers = vertx.createSharedWorkerExecutor("passwords", AT_A_TIME);
  }

  Future<Boolean> fits(String password, Optional<String> hash) {
    return run(() -> PasswordHash.fits(password, hash.orElse(NOBODYS)) && hash.isPresent());
  }

  Future<String> hash(String password) {
    return run(() -> PasswordHash.of(password));
  }

  Future<Optional<String>> mistake(String password, String business) {
    return run(() -> PasswordRule.mistake(password, business));
  }

  private <T> Future<T> run(Callable<T> work) {
    if (busy.incrementAndGet() > AT_MOST) {
      busy.decrementAndGet();
      return Future.failedFuture(
          Problem.tooMany("Many people are signing in right now; please try again in a moment", 2));
    }
    return workers.executeBlocking(work, false).onComplete(over -> busy.decrementAndGet());
  }
}
