package io.promobot.inbox;

import io.promobot.coupon.CouponTerms;
import io.promobot.flow.Texts;

/** A campaign's current copy, its version, and what holds for its coupon. */
record Edition(int version, Texts copy, CouponTerms terms) {
  Edition(int version, Texts copy) {
    this(version, copy, CouponTerms.NONE);
  }

  static Edition of(int version, Texts copy, CouponTerms terms) {
    return new Edition(version, terms.isPersonal() ? copy.withOwnCodes() : copy, terms);
  }
}
