package io.promobot.outbox;

import java.time.Duration;
import java.time.Instant;

/** The 24 hours in which Messenger lets a page write to a customer, with a margin at the end. */
public final class SendWindow {
  /** Messages are on their way for a while, and Meta's clock is not ours. */
  public static final Duration MARGIN = Duration.ofMinutes(5);

  private SendWindow() {}

  public static boolean open(Instant until, Instant now) {
    return now.plus(MARGIN).isBefore(until);
  }
}
