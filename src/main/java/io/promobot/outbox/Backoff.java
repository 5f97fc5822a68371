package io.promobot.outbox;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before the next attempt: growing, capped, and randomized (full jitter). */
public final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration SHORTEST = Duration.ofMillis(500);

  private final DoubleSupplier chance;

  /** {@code chance} returns numbers from 0 to 1. */
  public Backoff(DoubleSupplier chance) {
    this.chance = chance;
  }

  /** The pause after this many attempts, at least one. */
  public Duration after(int attempts) {
    long ceiling = FIRST.toMillis() << Math.min(Math.max(attempts - 1, 0), 20);
    long capped = Math.min(ceiling, LONGEST.toMillis());
    return Duration.ofMillis(Math.max(SHORTEST.toMillis(), (long) (capped * chance.getAsDouble())));
  }
}
