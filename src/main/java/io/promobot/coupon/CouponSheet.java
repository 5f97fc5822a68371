package io.promobot.coupon;

import java.time.Instant;
import java.util.Optional;

/**
 * One person's coupon as they see it.
 *
 * @param offer in the shop's words; empty when it has none
 * @param uses how often it was used
 * @param usedAt the last time
 * @param state when it was read
 */
record CouponSheet(
    String code,
    Optional<String> offer,
    Optional<String> smallPrint,
    CouponTerms terms,
    int uses,
    Optional<Instant> usedAt,
    CouponState state) {}
