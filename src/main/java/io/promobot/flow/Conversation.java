package io.promobot.flow;

import java.time.Instant;
import java.util.Optional;

/**
 * What the story remembers of one customer.
 *
 * @param campaign the campaign whose message the customer was shown last
 * @param step what they were shown last, by the name its story gives it
 * @param greeted whether that campaign's welcome has really gone out
 * @param remindedAt when the gentle reminder was last given, until something moves
 */
public record Conversation(
    boolean optedOut, String campaign, String step, boolean greeted, Optional<Instant> remindedAt) {

  /** The campaign of customers who open the chat by themselves; it always exists. */
  public static final String WELCOME = "welcome";

  /** Of every story: nothing was shown yet, and whatever comes is answered with the welcome. */
  public static final String NEW = "NEW";

  /** Of every story: the first message is theirs to answer. */
  public static final String WELCOMED = "WELCOMED";

  public static final Conversation FRESH =
      new Conversation(false, WELCOME, NEW, false, Optional.empty());

  /** The same conversation a step on. */
  Conversation at(Enum<?> step) {
    return at(campaign, step.name());
  }

  /** About this campaign, from wherever it was. */
  Conversation about(String campaign) {
    return at(campaign, step);
  }

  Conversation at(String campaign, String step) {
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
