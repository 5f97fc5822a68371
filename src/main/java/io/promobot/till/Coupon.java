package io.promobot.till;

import io.promobot.coupon.Worth;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A code and what became of it, as the owner sees it. */
public record Coupon(
    String id,
    String code,
    String campaign,
    String campaignName,
    boolean shared,
    String state,
    Optional<String> customerId,
    Optional<String> name,
    Optional<Instant> revealedAt,
    Optional<Instant> redeemedAt,
    Optional<Instant> voidedAt,
    int uses,
    int perPerson,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validUntil,
    Optional<Worth> value) {

  /** A coupon with the sales it led to, for a table. */
  public record Sold(
      Coupon coupon,
      Optional<String> till,
      Optional<String> sales,
      Optional<String> discount,
      Optional<String> currency) {}
}
