package io.promobot.flow;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

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

  /** The message of this name; empty when it is one of a newer promobot. */
  public static Optional<Say> named(String name) {
    return Arrays.stream(values()).filter(say -> say.name().equals(name)).findFirst();
  }

  /**
   * How long after it was decided it is due. What comes later holds up none of what is said
   * meanwhile.
   */
  public Duration after() {
    return after;
  }
}
