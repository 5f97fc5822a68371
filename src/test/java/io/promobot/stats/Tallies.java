package io.promobot.stats;

import java.time.ZoneId;

/** Writers for tests, of a shop whose days are those of UTC or of another zone. */
public final class Tallies {
  public static final ShopDays UTC = days("UTC");

  private Tallies() {}

  public static Tally utc(String page, int slot) {
    return new Tally(page, slot, UTC);
  }

  public static ShopDays days(String zone) {
    return new ShopDays(ZoneId.of(zone));
  }
}
