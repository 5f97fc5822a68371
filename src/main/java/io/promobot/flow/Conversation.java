package io.promobot.flow;

import java.time.Instant;
import java.util.Optional;

/**
 * What the story remembers of one customer.
 *
 * @param campaign the campaign whose message the customer was shown last
 * @param greeted whether that campaign's welcome has really gone out
 * @param remindedAt when the gentle reminder was last given, until something moves
 */
public record Conversation(
    boolean optedOut, String campaign, Step step, boolean greeted, Optional<Instant> remindedAt) {

  /** The campaign of customers who open the chat by themselves; it always exists. */
  public static final String WELCOME = "welcome";

  public static final Conversation FRESH =
      new Conversation(false, WELCOME, Step.NEW, false, Optional.empty());

  Conversation at(String campaign, Step step) {
    boolean same = campaign.equals(this.campaign);
    return new Conversation(optedOut, campaign, step, greeted && same, Optional.empty());
  }

  Conversation reminded(Instant when) {
    return new Conversation(optedOut, campaign, step, greeted, Optional.of(when));
  }

  Conversation optedOut(boolean value) {
    return new Conversation(value, campaign, step, greeted, remindedAt);
  }
}
