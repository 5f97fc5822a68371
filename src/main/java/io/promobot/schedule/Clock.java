package io.promobot.schedule;

import java.util.Locale;

/** Whose clock shows the time of a planned send when it goes out. */
public enum Clock {
  /** All at once. */
  SHOP,
  /** Each customer's own, where it is known, otherwise the shop's. */
  CUSTOMER;

  /** As in the API and the database. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Clock of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
