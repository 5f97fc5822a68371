package io.promobot.flow;

/** The messages of the coupon story, by name; {@link CouponFlow#message} gives each its words. */
public enum Say {
  WELCOME,
  COUPON,
  CODE,
  THANKS,
  THANKS_IMAGE,
  REMIND_WELCOME,
  REMIND_COUPON,
  /** Confirms that the customer has opted out; the one message an opted-out customer may get. */
  GOODBYE
}
