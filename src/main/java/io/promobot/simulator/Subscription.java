package io.promobot.simulator;

import java.util.List;

/** Whether the page's events go to the product; an hour of failures ends it, as at Meta. */
final class Subscription {
  private static final List<String> USUAL =
      List.of(
          "messages",
          "messaging_postbacks",
          "messaging_referrals",
          "message_deliveries",
          "message_reads",
          "message_reactions",
          "message_echoes");

  private List<String> fields = USUAL;

  boolean active() {
    return !fields.isEmpty();
  }

  List<String> fields() {
    return fields;
  }

  void to(List<String> wanted) {
    fields = wanted;
  }

  void end() {
    fields = List.of();
  }

  void reset() {
    fields = USUAL;
  }
}
