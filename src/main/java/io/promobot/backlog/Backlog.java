package io.promobot.backlog;

import java.util.List;

/**
 * What is waiting in the outbox and for the owner, as far as counting stays cheap.
 *
 * @param parked events that fail even on their own
 */
public record Backlog(List<Waiting> waiting, List<Age> ages, long parked, boolean pagePaused) {
  /** Beyond this number an exact count would tell nothing new. */
  public static final int MOST = 100_000;

  /** The kinds of messages to customers; everything else goes by the type of its channel. */
  public static final List<String> MESSAGES = List.of("answer", "campaign");

  /** E-mails to leads. */
  public static final String LETTERS = "letters";

  /** How many deliveries of a kind are in a state. */
  public record Waiting(String kind, String state, long deliveries) {}

  /** How long the first delivery of a kind has been due, 0 when none is. */
  public record Age(String kind, double seconds) {}
}
