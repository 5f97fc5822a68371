package io.promobot.attack;

import java.time.Duration;

/** Detects late answers; a busy machine may make any answer late, so the request is repeated. */
public final class Late {
  public static final Duration LIMIT = Duration.ofSeconds(1);
  private static final int TRIES_MORE = 2;

  private Late() {}

  /**
   * Asks once more.
   *
   * @param <E> what may go wrong meanwhile
   */
  @FunctionalInterface
  public interface Again<E extends Exception> {
    /** How long it took this time. */
    Duration took() throws E;
  }

  public static boolean is(Duration took) {
    return took.compareTo(LIMIT) > 0;
  }

  /** Whether a late answer is late every time: then it is slow. */
  public static <E extends Exception> boolean eachTime(Again<E> again) throws E {
    for (int i = 0; i < TRIES_MORE; i++) {
      if (!is(again.took())) {
        return false;
      }
    }
    return true;
  }
}
