package io.promobot.outbox;

import java.util.Optional;

/**
 * One line of a chat on the website: what a visitor wrote or tapped, or what we answered.
 *
 * @param text the visitor's words, or the label of the button they tapped; empty for ours
 * @param event the id that the visitor's browser gave to it; empty for ours
 */
public record ChatEntry(long customer, Optional<Reply> reply, String text, String event) {

  /** What a visitor wrote or tapped. */
  public static ChatEntry ofVisitor(long customer, String text, String event) {
    return new ChatEntry(customer, Optional.empty(), text, event);
  }

  /** A message of ours, which is sent by being committed. */
  public static ChatEntry of(Reply reply) {
    return new ChatEntry(reply.customer(), Optional.of(reply), "", "");
  }
}
