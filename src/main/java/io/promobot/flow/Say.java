package io.promobot.flow;

import java.time.Duration;

/**
 * The messages of the stories, by name; {@link CouponFlow#message} gives those of the coupon their
 * words.
 */
public enum Say {
  WELCOME,
  COUPON,
  CODE,
  THANKS,
  THANKS_IMAGE,
  REMIND_WELCOME,
  REMIND_COUPON,
  /** Confirms that the customer has opted out; the one message of the coupon they may then get. */
  GOODBYE,
  /** A line of {@link SignUpFlow}; it brings its own words. */
  SIGN_UP,
  /** A line of {@link SupportFlow}; it brings its own words. */
  SUPPORT;

  private final Duration after;

  Say() {
    this(Duration.ZERO);
  }

  Say(Duration after) {
    this.after = after;
  }

  /**
   * How long after it was decided it is due. What comes later holds up none of what is said
   * meanwhile.
   */
  public Duration after() {
    return after;
  }
}
