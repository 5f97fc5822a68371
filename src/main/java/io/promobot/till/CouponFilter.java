package io.promobot.till;

import java.util.Optional;

/**
 * Which coupons to list.
 *
 * @param code a code or how it begins, as somebody typed it
 * @param person a customer's id, or part of a name
 */
public record CouponFilter(
    Optional<String> code,
    Optional<String> campaign,
    Optional<String> state,
    Optional<String> person) {
  static final CouponFilter ANY =
      new CouponFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
