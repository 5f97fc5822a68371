package io.promobot.till;

import io.promobot.coupon.CouponState;
import java.util.Locale;

/** What a till says about a code. */
public enum CodeState {
  VALID,
  USED,
  EXPIRED,
  VOID,
  NOT_YET,
  /** Imported and not given out: staff at a till are told so, and nobody else. */
  FREE,
  UNKNOWN;

  /** Nobody can have a free code yet, so a till does not know it. */
  static CodeState of(CouponState state) {
    return switch (state) {
      case FREE -> UNKNOWN;
      case NOT_YET -> NOT_YET;
      case REVEALED -> VALID;
      case REDEEMED -> USED;
      case EXPIRED -> EXPIRED;
      case VOID -> VOID;
    };
  }

  /** Its name in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
