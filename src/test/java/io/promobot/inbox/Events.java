package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.promobot.flow.Button;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Events from Messenger, in one line each; every event is a new one. */
final class Events {
  private Events() {}

  static CustomerEvent started(String person, Instant at) {
    return act(Kind.STARTED, person, at, "start", "", Optional.empty());
  }

  static CustomerEvent started(String person, Instant at, String ref) {
    return act(Kind.STARTED, person, at, "start", "", Optional.of(ref));
  }

  static CustomerEvent returned(String person, Instant at, String ref) {
    return act(Kind.RETURNED, person, at, "", "", Optional.of(ref));
  }

  static CustomerEvent said(String person, Instant at, String text) {
    return act(Kind.SAID, person, at, "", text, Optional.empty());
  }

  static CustomerEvent reacted(String person, Instant at) {
    return act(Kind.REACTED, person, at, "", "", Optional.empty());
  }

  static CustomerEvent tapped(String person, Instant at, Button button, String campaign) {
    return tapped(person, at, button.payload(campaign), "");
  }

  static CustomerEvent tapped(String person, Instant at, String payload, String title) {
    return act(Kind.TAPPED, person, at, payload, title, Optional.empty());
  }

  /** A person from the shop wrote, not the bot. */
  static CustomerEvent answered(String person, Instant at) {
    return act(Kind.ECHO, person, at, "", "Of course!", Optional.empty());
  }

  static CustomerEvent overheard(String person, Instant at, String text) {
    return act(Kind.STANDBY, person, at, "", text, Optional.empty());
  }

  static CustomerEvent delivered(String person, Instant watermark) {
    return receipt(Kind.DELIVERED, person, List.of(), Optional.of(watermark));
  }

  static CustomerEvent delivered(String person, List<String> mids, Optional<Instant> watermark) {
    return receipt(Kind.DELIVERED, person, mids, watermark);
  }

  static CustomerEvent read(String person, Instant watermark) {
    return receipt(Kind.READ, person, List.of(), Optional.of(watermark));
  }

  static CustomerEvent unknown(String person, Instant at) {
    return act(Kind.UNKNOWN, person, at, "", "", Optional.empty());
  }

  private static CustomerEvent act(
      Kind kind, String person, Instant at, String payload, String text, Optional<String> ref) {
    return event(kind, person, at, payload, text, ref, List.of(), Optional.empty());
  }

  private static CustomerEvent receipt(
      Kind kind, String person, List<String> mids, Optional<Instant> watermark) {
    Instant at = watermark.orElse(Shop.NOON);
    return event(kind, person, at, "", "", Optional.empty(), mids, watermark);
  }

  private static CustomerEvent event(
      Kind kind,
      String person,
      Instant at,
      String payload,
      String text,
      Optional<String> ref,
      List<String> mids,
      Optional<Instant> watermark) {
    return new CustomerEvent(
        kind,
        UUID.randomUUID(),
        "page",
        person,
        at,
        true,
        payload,
        text,
        ref,
        mids,
        Optional.empty(),
        watermark,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new byte[0]);
  }
}
