package io.promobot.coupon;

import java.util.Optional;

/**
 * A campaign's coupon and how far it has been given out.
 *
 * @param reminds whether its story can remind people of it
 * @param sharedCode the code in the campaign's texts; empty when they have none
 * @param given how many people have a code
 * @param free imported codes that are still to be given out
 */
record CampaignCoupon(
    CouponTerms terms, boolean reminds, Optional<String> sharedCode, long given, long free) {
  private static final int LOW_PERCENT = 10;

  /** How many more people can get one; empty without a limit. */
  Optional<Long> left() {
    return terms.kind() == CouponKind.IMPORTED
        ? Optional.of(free)
        : terms.stock().map(stock -> Math.max(0, stock - given));
  }

  /** Whether a tenth is left, or less. */
  boolean isRunningLow() {
    return left().filter(left -> left * 100 <= (left + given) * LOW_PERCENT).isPresent();
  }
}
