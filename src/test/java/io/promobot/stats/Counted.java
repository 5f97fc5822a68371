package io.promobot.stats;

/** Where a journey is counted, for tests of other packages. */
public final class Counted {
  private Counted() {}

  public static String origin(Journey journey) {
    return journey.origin();
  }
}
