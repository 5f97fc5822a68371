package io.promobot.outbox;

import io.promobot.flow.Stage;
import java.time.Instant;

/** A customer opened a link, which reaches a stage. */
public record LinkTap(Link link, Stage stage, Instant at) {

  /** The button of a campaign in the messages to one customer. */
  public record Link(long customer, String campaign, String button) {}

  LinkTap earlier(LinkTap other) {
    return other.at.isBefore(at) ? other : this;
  }
}
