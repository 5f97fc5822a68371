package io.promobot.flow;

import java.util.Locale;

/** A step of a person's journey through a campaign, in the order every figure lists them. */
public enum Stage {
  // Numbers are for ever, for the database keeps paths by them; places are free.
  SENT(0, null),
  DELIVERED(1, SENT),
  SEEN(2, DELIVERED),
  RESPONDED(3, SEEN),
  ACCEPTED(4, RESPONDED),
  DECLINED(5, RESPONDED),
  COUPON_SENT(6, ACCEPTED),
  COUPON_SEEN(7, COUPON_SENT),
  REVEALED(8, COUPON_SEEN),
  REDEEMED(9, REVEALED),
  /** The last thing we tried to send this person ended for good without arriving. */
  FAILED(10, null);

  private final int bit;
  private final Stage before;
  private final String key = name().toLowerCase(Locale.ROOT);
  private final String column = key + "_at";

  Stage(int number, Stage before) {
    this.bit = 1 << number;
    this.before = before;
  }

  /** This stage alone, as a {@link Path} keeps it. */
  public int bit() {
    return bit;
  }

  /** This stage and all it implies, as bits: who tapped has seen, whatever the receipts say. */
  int bits() {
    return before == null ? bit : bit | before.bits();
  }

  /** The stage's name in JSON and SQL, such as {@code coupon_sent}. */
  public String key() {
    return key;
  }

  /** The column of a journey that keeps when it was first reached. */
  public String column() {
    return column;
  }
}
