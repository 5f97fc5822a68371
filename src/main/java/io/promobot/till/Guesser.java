package io.promobot.till;

import java.util.List;

/**
 * Whose wrong guesses are counted together, and how many they may make.
 *
 * @param counters the names of their counters; each of them has a limit of its own
 */
record Guesser(List<Counter> counters) {
  /** Everybody's wrong PINs together. */
  static final String ALL_PINS = "pin";

  /** Wrong codes of all tills and programs; it has no limit, the owner is shown it. */
  static final String ALL_CODES = "code";

  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /**
   * One number that grows.
   *
   * @param network what its name ends in, hashed; empty for none
   */
  record Counter(String who, String network, int inTwoMinutes, int perHour) {}

  /** A till's wrong codes. */
  static Guesser atTill(long till) {
    return new Guesser(List.of(everyCode(), new Counter(codesAt(till), "", 10, 100)));
  }

  /** Wrong codes from programs of others: behind a web shop are many people who mistype theirs. */
  static Guesser script() {
    return new Guesser(List.of(everyCode(), new Counter("code script", "", 60, 600)));
  }

  /** Wrong PINs from a network: staff who mistype theirs, or somebody who tries them all. */
  static Guesser ofPins(String network) {
    return new Guesser(
        List.of(new Counter(ALL_PINS, "", 30, 100), new Counter("pin from ", network, 10, 50)));
  }

  static String codesAt(long till) {
    return "code at " + till;
  }

  private static Counter everyCode() {
    return new Counter(ALL_CODES, "", NO_LIMIT, NO_LIMIT);
  }
}
