package io.promobot.flow;

import io.promobot.text.StoryLanguage;
import java.time.Instant;
import java.util.Optional;

/**
 * What the story remembers about one customer.
 *
 * @param campaign the campaign whose message the customer was shown last
 * @param step what they were shown last, by the name its story gives it
 * @param greeted whether that campaign's welcome has actually gone out
 * @param remindedAt when the last gentle reminder was sent, until something moves
 * @param language what they speak, as far as we know
 */
public record Conversation(
    boolean optedOut,
    String campaign,
    String step,
    boolean greeted,
    Optional<Instant> remindedAt,
    Optional<StoryLanguage> language) {

  /** The campaign of customers who open the chat on their own; it always exists. */
  public static final String WELCOME = "welcome";

  /**
   * In every story: nothing has been shown yet, and anything the customer does is answered with the
   * welcome.
   */
  public static final String NEW = "NEW";

  /** In every story: the customer has been sent the first message and has yet to answer it. */
  public static final String WELCOMED = "WELCOMED";

  public static final Conversation FRESH =
      new Conversation(false, WELCOME, NEW, false, Optional.empty(), Optional.empty());

  /** The same conversation one step further. */
  Conversation at(Enum<?> step) {
    return at(campaign, step.name());
  }

  /** The conversation moves to this campaign, whatever it was about before. */
  Conversation about(String campaign) {
    return at(campaign, step);
  }

  Conversation at(String campaign, String step) {
    boolean same = campaign.equals(this.campaign);
    return new Conversation(optedOut, campaign, step, greeted && same, Optional.empty(), language);
  }

  Conversation reminded(Instant when) {
    return new Conversation(optedOut, campaign, step, greeted, Optional.of(when), language);
  }

  /** The same once the welcome has gone out, or not. */
  public Conversation greeted(boolean value) {
    return new Conversation(optedOut, campaign, step, value, remindedAt, language);
  }

  /** The same with somebody of whom we know this. */
  public Conversation in(Optional<StoryLanguage> spoken) {
    return new Conversation(optedOut, campaign, step, greeted, remindedAt, spoken);
  }

  Conversation optedOut(boolean value) {
    return new Conversation(value, campaign, step, greeted, remindedAt, language);
  }
}
