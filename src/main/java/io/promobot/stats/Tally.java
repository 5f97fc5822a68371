package io.promobot.stats;

/**
 * Where a writer counts.
 *
 * @param slot writers with different slots do not wait for each other's counters
 * @param days the shop's days and hours, by which some counters are kept
 */
public record Tally(String page, int slot, ShopDays days) {
  /** The same in another slot. */
  public Tally in(int other) {
    return new Tally(page, other, days);
  }
}
