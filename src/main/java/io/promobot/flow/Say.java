package io.promobot.flow;

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
  SUPPORT
}
