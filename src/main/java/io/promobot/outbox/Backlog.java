package io.promobot.outbox;

import java.util.List;

/**
 * What waits in the outbox and for the owner, as far as counting stays cheap.
 *
 * @param parked events that fail even alone
 */
public record Backlog(List<Waiting> waiting, List<Age> ages, long parked, boolean pagePaused) {
  /** Beyond so many only a smaller figure would tell anything new. */
  public static final int MOST = 100_000;

  /** The kinds of messages to customers; whatever else waits goes by the type of its channel. */
  public static final List<String> MESSAGES = List.of("answer", "campaign");

  /** Letters to leads. */
  public static final String LETTERS = "letters";

  /** So many deliveries of a kind are in a state. */
  public record Waiting(String kind, String state, long deliveries) {}

  /** How long the first delivery of a kind has been due, 0 when none is. */
  public record Age(String kind, double seconds) {}
}
