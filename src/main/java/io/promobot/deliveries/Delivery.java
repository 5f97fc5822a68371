package io.promobot.deliveries;

import java.time.Instant;
import java.util.Optional;

/**
 * One call to another system, as the owner sees it: its state, why, and what comes next.
 *
 * @param customerName whom it is for or about, customer or not
 * @param channel the name of the desk's channel
 * @param coupon what happened to which coupon, when it tells about one
 * @param event of which event it tells a program
 * @param settledAt when it went out, or ended without going out
 * @param detail the other side's own words; for e-mails and desks only
 */
public record Delivery(
    String id,
    String kind,
    Optional<String> customerId,
    Optional<String> customerName,
    Optional<String> leadId,
    Optional<String> requestId,
    Optional<String> channel,
    Optional<CouponMark> coupon,
    Optional<String> event,
    Optional<String> campaign,
    Optional<String> say,
    String state,
    Optional<String> reason,
    Optional<String> detail,
    int attempts,
    boolean possibleDuplicate,
    Instant createdAt,
    Instant dueAt,
    Optional<Instant> settledAt) {

  /**
   * A coupon of which something is told.
   *
   * @param code as people see it
   * @param event {@code coupon_revealed} or {@code coupon_redeemed}
   */
  public record CouponMark(String id, String code, String event) {}
}
