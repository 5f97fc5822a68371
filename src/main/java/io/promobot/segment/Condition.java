package io.promobot.segment;

import io.promobot.channel.Line;
import io.promobot.flow.Stage;
import io.promobot.flow.Story;
import io.promobot.text.StoryLanguage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is asked of a customer; {@link ConditionReader} has its grammar in JSON. */
public sealed interface Condition {

  /** Everything in the list. */
  record All(List<Condition> of) implements Condition {}

  /** At least one in the list. */
  record Any(List<Condition> of) implements Condition {}

  /** The opposite. */
  record Not(Condition of) implements Condition {}

  /** Talks to the shop by this line. */
  record ByLine(Line line) implements Condition {}

  /** Is known to speak this language. */
  record Speaks(StoryLanguage language) implements Condition {}

  /** Came from here; empty for people whose origin is unknown. */
  record Origin(String origin) implements Condition {}

  /** First came on or after a day of the shop's, before another one, or both. */
  record Came(Optional<LocalDate> since, Optional<LocalDate> before) implements Condition {}

  /** Last wrote or tapped within so many days. */
  record Active(int days) implements Condition {}

  /** Takes part in this campaign, has come as far as one stage, and not as far as another. */
  record InCampaign(String campaign, Steps steps) implements Condition {}

  /** The same in any one campaign that tells this story. */
  record InStory(Story story, Steps steps) implements Condition {}

  /** Has redeemed coupons at least so often, or for at least so much money, or both. */
  record Redeemed(Optional<Integer> times, Optional<Money> worth) implements Condition {}

  /** Has left an e-mail address, in the chat. */
  record Lead() implements Condition {}

  /**
   * The stages of a story that somebody has, and has not, reached.
   *
   * @param since only if the campaign reached them on this day or later
   */
  record Steps(Optional<Stage> reached, Optional<Stage> not, Optional<LocalDate> since) {}

  /** An amount in one currency, which is never added up with another. */
  record Money(BigDecimal amount, String currency) {}
}
