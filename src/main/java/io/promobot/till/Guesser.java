package io.promobot.till;

import java.util.List;

/**
 * Whose wrong codes are counted together, and how many they may be.
 *
 * @param counters the names of their counters; each of them has a limit of its own
 */
record Guesser(List<Counter> counters) {
  /** Everybody's wrong PINs together; the owner is shown it. */
  static final String ALL_PINS = "pin";

  /** Wrong codes of all tills and programs; it has no limit, the owner is shown it. */
  static final String ALL_CODES = "code";

  /** The owner's own, in the dashboard. */
  static final String OWNER = "owner";

  /** Programs with the API token, which share it. */
  static final String API = "api";

  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /** One number that grows. */
  record Counter(String who, int inTwoMinutes, int perHour) {}

  /** A till's wrong codes. */
  static Guesser atTill(long till) {
    return new Guesser(List.of(everyCode(), new Counter(codesAt(till), 10, 100)));
  }

  /**
   * Wrong codes from programs of others: behind a web shop are many people who mistype theirs. One
   * that guesses slows down only itself.
   *
   * @param program which one, such as {@link #API} or the id of its token
   */
  static Guesser script(String program) {
    return new Guesser(List.of(everyCode(), new Counter(codesBy(program), 60, 600)));
  }

  static String codesAt(long till) {
    return "code at " + till;
  }

  static String codesBy(String program) {
    return "code by " + program;
  }

  private static Counter everyCode() {
    return new Counter(ALL_CODES, NO_LIMIT, NO_LIMIT);
  }
}
