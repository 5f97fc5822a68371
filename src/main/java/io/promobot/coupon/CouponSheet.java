package io.promobot.coupon;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One person's coupon as they see it.
 *
 * @param offer in the shop's words; empty when it has none
 * @param uses how often it was used
 * @param usedAt the last time
 */
record CouponSheet(
    String code,
    Optional<String> offer,
    Optional<String> smallPrint,
    CouponTerms terms,
    int uses,
    Optional<Instant> usedAt,
    boolean isVoid) {

  /** What can be done with it. */
  enum State {
    GOOD,
    EARLY,
    OVER,
    USED,
    VOID
  }

  State on(LocalDate today) {
    if (isVoid) {
      return State.VOID;
    }
    if (uses >= terms.perPerson()) {
      return State.USED;
    }
    if (terms.isOver(today)) {
      return State.OVER;
    }
    return terms.isEarly(today) ? State.EARLY : State.GOOD;
  }
}
