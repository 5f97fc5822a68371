package io.promobot.till;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a coupon.
 *
 * @param undoes the redemption that this one takes back
 * @param undone whether a later entry takes it back
 */
record CouponEntry(
    String id,
    String kind,
    Instant at,
    String actor,
    Optional<String> customerId,
    Optional<String> till,
    Optional<String> amount,
    Optional<String> discount,
    Optional<String> currency,
    Optional<String> reason,
    Optional<String> undoes,
    boolean undone) {}
