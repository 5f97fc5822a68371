package io.promobot.coupon;

import java.util.Locale;

/** Whose a campaign's codes are. */
public enum CouponKind {
  /** Everybody has the code of the campaign's texts. */
  SHARED,
  /** Everybody gets a code of their own, made by us when they reveal it. */
  UNIQUE,
  /** Everybody gets one of the codes that the owner has imported. */
  IMPORTED;

  /** Its name in JSON and SQL. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static CouponKind of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
