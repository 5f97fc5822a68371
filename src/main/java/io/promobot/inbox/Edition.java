package io.promobot.inbox;

import io.promobot.coupon.CouponTerms;
import io.promobot.flow.Texts;
import java.util.Set;

/**
 * A campaign's current copy, its version, and what holds for its coupon.
 *
 * @param withdrawn the versions whose code was made void
 */
record Edition(int version, Texts copy, CouponTerms terms, Set<Integer> withdrawn) {
  Edition(int version, Texts copy) {
    this(version, copy, CouponTerms.NONE, Set.of());
  }

  static Edition of(int version, Texts copy, CouponTerms terms, Set<Integer> withdrawn) {
    return new Edition(version, terms.isPersonal() ? copy.withOwnCodes() : copy, terms, withdrawn);
  }
}
