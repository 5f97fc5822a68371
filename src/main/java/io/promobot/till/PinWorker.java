package io.promobot.till;

import io.promobot.access.PasswordHash;
import io.promobot.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Makes PINs and hashes them, slowly, on a thread of its own. All PINs of a shop have one salt,
 * because a PIN alone must find its till.
 */
public final class PinWorker {
  private static final int AT_MOST = 8;
  private static final int DIGITS = 8;
  private static final int TEN = 10;

  private final WorkerExecutor workers;
  private final Supplier<Future<byte[]>> salt;
  private final SecureRandom random = new SecureRandom();
  private final AtomicInteger busy = new AtomicInteger();

  /** {@code salt} reads the shop's. */
  public PinWorker(Vertx vertx, Supplier<Future<byte[]>> salt) {
    this.workers = vertx.createSharedWorkerExecutor("pins", 1);
    this.salt = salt;
  }

  /** Digits that nobody has thought of. */
  String fresh() {
    StringBuilder pin = new StringBuilder(DIGITS);
    do {
      pin.setLength(0);
      random.ints(DIGITS, 0, TEN).forEach(pin::append);
    } while (mistake(pin.toString()).isPresent());
    return pin.toString();
  }

  /** Why everybody would try this one first. */
  static Optional<String> mistake(String pin) {
    int step = pin.charAt(1) - pin.charAt(0);
    for (int i = 2; i < pin.length(); i++) {
      if (pin.charAt(i) - pin.charAt(i - 1) != step) {
        return Optional.empty();
      }
    }
    return Math.abs(step) <= 1
        ? Optional.of("is one of those that everybody tries first; choose another")
        : Optional.empty();
  }

  /** Fails with a {@link Problem} when many are waiting already. */
  Future<byte[]> hash(String pin) {
    if (busy.incrementAndGet() > AT_MOST) {
      busy.decrementAndGet();
      return Future.failedFuture(
          Problem.tooMany("Many tills are signing in right now; please try again in a moment", 2));
    }
    return salt.get()
        .compose(grain -> workers.executeBlocking(() -> PasswordHash.of(pin, grain), false))
        .onComplete(over -> busy.decrementAndGet());
  }
}
