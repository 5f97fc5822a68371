package io.promobot.till;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How many wrong PINs there may be: each caller is slowed down more and more, and strangers and
 * those we know have a budget each, so that strangers cannot lock the staff out.
 */
final class PinLimits {
  /**
   * So many wrong PINs cost no time. A right one forgives a browser all of its own, and a network
   * none: otherwise somebody who guesses beside the staff would be forgiven with them.
   */
  static final int FREE = 8;

  /** After a day without a wrong PIN a caller has as many as at first. */
  static final Duration FORGIVEN = Duration.ofDays(1);

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final int LAST_DOUBLING = 11;

  private PinLimits() {}

  /** Callers who share a number of wrong PINs. */
  enum Budget {
    STRANGERS("pin of strangers", 10, 30),
    KNOWN("pin of known", 60, 200);

    private final String counter;
    private final int perHour;
    private final int perDay;

    Budget(String counter, int perHour, int perDay) {
      this.counter = counter;
      this.perHour = perHour;
      this.perDay = perDay;
    }

    String counter() {
      return counter;
    }

    boolean allows(long lastHour, long lastDay) {
      return lastHour < perHour && lastDay < perDay;
    }
  }

  /**
   * How long a caller has to wait for the next PIN, in seconds; empty when not at all.
   *
   * @param wrong how many wrong PINs that are not forgiven
   * @param since the last of them
   */
  static OptionalLong wait(int wrong, Duration since) {
    if (wrong < FREE || since.compareTo(FORGIVEN) >= 0) {
      return OptionalLong.empty();
    }
    int doublings = Math.min(wrong - FREE, LAST_DOUBLING);
    Duration whole = FIRST.multipliedBy(1L << doublings);
    Duration left = (whole.compareTo(LONGEST) > 0 ? LONGEST : whole).minus(since);
    return left.isZero() || left.isNegative()
        ? OptionalLong.empty()
        : OptionalLong.of(left.toSeconds() + 1);
  }
}
