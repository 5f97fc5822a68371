package io.promobot.access;

import io.promobot.http.Problem;
import io.promobot.text.PasswordRule;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Hashes passwords on worker threads, two at a time; rejects callers when the queue is full. */
final class PasswordWorker {
  private static final int AT_A_TIME = 2;
  private static final int AT_MOST = AT_A_TIME + 8;

  /** What a missing password is compared with, so that it takes as long as a wrong one. */
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
