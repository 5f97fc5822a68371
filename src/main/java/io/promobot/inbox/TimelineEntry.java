package io.promobot.inbox;

import io.promobot.deliveries.Said;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing a customer did, that we said to them, or that happened to their coupon.
 *
 * @param coupon of the last
 */
public record TimelineEntry(
    Instant at,
    String by,
    String kind,
    Optional<String> text,
    Optional<String> campaign,
    Optional<String> state,
    Optional<String> reason,
    Optional<CouponDeed.About> coupon) {

  static TimelineEntry ofCustomer(
      Instant at, String kind, Optional<String> text, Optional<String> campaign) {
    return new TimelineEntry(
        at, "customer", kind, text, campaign, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Written by a person from the shop, not by promobot. */
  static TimelineEntry ofPerson(Instant at, Optional<String> text) {
    return new TimelineEntry(
        at,
        "shop",
        "person",
        text,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static TimelineEntry ofShop(Said said) {
    return new TimelineEntry(
        said.at(),
        "shop",
        said.kind(),
        said.text(),
        said.campaign(),
        Optional.of(said.state()),
        said.reason(),
        Optional.empty());
  }

  static TimelineEntry ofDeed(CouponDeed deed) {
    return new TimelineEntry(
        deed.at(),
        "shop",
        "coupon_" + deed.kind(),
        Optional.empty(),
        Optional.of(deed.campaign()),
        Optional.empty(),
        deed.about().reason(),
        Optional.of(deed.about()));
  }
}
