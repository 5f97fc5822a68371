package io.promobot.outbox;

import io.promobot.channel.Line;
import io.promobot.flow.Message;
import io.promobot.flow.Say;
import io.promobot.text.StoryLanguage;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * One message of a story to be queued for a customer who did something.
 *
 * @param campaign whose copy it uses; empty when it has its own words
 * @param line how it reaches the customer
 * @param words its own words, or the code of the customer's own that goes into the campaign's, as
 *     {@link WordsJson}
 * @param after how long from now it is due
 * @param language what its words are in, if it is sent now; empty as long as it waits
 */
public record Reply(
    long customer,
    Line line,
    String campaign,
    int version,
    Say say,
    Optional<String> words,
    Duration after,
    Optional<StoryLanguage> language) {

  public Reply(long customer, Line line, String campaign, int version, Say say) {
    this(customer, line, campaign, version, say, Optional.empty(), say.after(), Optional.empty());
  }

  /** A message with words of its own: a text, perhaps with quick replies. */
  public static Reply of(long customer, Line line, Say say, Message words) {
    return new Reply(
        customer,
        line,
        "",
        0,
        say,
        Optional.of(WordsJson.of(words)),
        say.after(),
        Optional.empty());
  }

  /** The same with a code of the customer's own, whose page this token names. */
  public Reply withCode(String code, UUID token) {
    return new Reply(
        customer,
        line,
        campaign,
        version,
        say,
        Optional.of(WordsJson.of(code, token)),
        after,
        language);
  }

  /** The same for somebody who speaks this. */
  public Reply in(StoryLanguage theirs) {
    return new Reply(customer, line, campaign, version, say, words, after, Optional.of(theirs));
  }

  /** Whether it is sent by being committed. */
  public boolean isSentNow() {
    return line.isOurs() && after.isZero();
  }

  /** Whether this one is unnecessary because of that newer one. */
  boolean isReplacedBy(Reply newer) {
    return say.isOnce()
        && newer.customer == customer
        && newer.campaign.equals(campaign)
        && newer.say == say;
  }
}
