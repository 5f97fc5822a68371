package io.promobot.inbox;

import io.promobot.deliveries.Said;
import java.time.Instant;
import java.util.Optional;

/** One thing a customer did, or that we said to them. */
public record TimelineEntry(
    Instant at,
    String by,
    String kind,
    Optional<String> text,
    Optional<String> campaign,
    Optional<String> state,
    Optional<String> reason) {

  static TimelineEntry ofCustomer(
      Instant at, String kind, Optional<String> text, Optional<String> campaign) {
    return new TimelineEntry(
        at, "customer", kind, text, campaign, Optional.empty(), Optional.empty());
  }

  /** Written by a person from the shop, not by promobot. */
  static TimelineEntry ofPerson(Instant at, Optional<String> text) {
    return new TimelineEntry(
        at, "shop", "person", text, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static TimelineEntry ofShop(Said said) {
    return new TimelineEntry(
        said.at(),
        "shop",
        said.kind(),
        said.text(),
        said.campaign(),
        Optional.of(said.state()),
        said.reason());
  }
}
