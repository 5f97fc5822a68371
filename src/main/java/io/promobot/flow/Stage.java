package io.promobot.flow;

import java.util.Locale;

/** A step of a person's journey through a campaign, in the order every figure lists them. */
public enum Stage {
  SENT(null),
  DELIVERED(SENT),
  SEEN(DELIVERED),
  RESPONDED(SEEN),
  ACCEPTED(RESPONDED),
  DECLINED(RESPONDED),
  COUPON_SENT(ACCEPTED),
  COUPON_SEEN(COUPON_SENT),
  REVEALED(COUPON_SEEN),
  REDEEMED(REVEALED),
  /** The last thing we tried to send this person ended for good without arriving. */
  FAILED(null);

  private final Stage before;

  Stage(Stage before) {
    this.before = before;
  }

  /** This stage alone, as a {@link Path} keeps it. */
  public int bit() {
    return 1 << ordinal();
  }

  /** This stage and all it implies, as bits: who tapped has seen, whatever the receipts say. */
  int bits() {
    return before == null ? bit() : bit() | before.bits();
  }

  /** The stage's name in JSON and SQL, such as {@code coupon_sent}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
