package io.promobot.inbox;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a customer's coupon after they had revealed it.
 *
 * @param kind {@code redeemed}, {@code undone} or {@code voided}
 * @param about what else there is to know
 */
record CouponDeed(long id, Instant at, String kind, String campaign, About about) {
  /**
   * The details.
   *
   * @param code as people see it
   * @param actor the customer, the owner, a script with the token, or a till
   * @param till its name
   * @param amount of the sale, in the currency
   */
  public record About(
      String id,
      String code,
      String actor,
      Optional<String> till,
      Optional<String> amount,
      Optional<String> discount,
      Optional<String> currency,
      Optional<String> reason) {}
}
