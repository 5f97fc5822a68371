package io.promobot.simulator;

import java.util.List;

/**
 * What puts simulated people off, so that one wording of a shop works better than another.
 *
 * @param words people who read one of these may close the chat
 * @param share how many of them do
 */
record Dislike(List<String> words, double share) {
  private static final int FINE = 10_000;

  /** Whether this person goes no further; {@code dice} is theirs for this message. */
  boolean putsOff(BotMessage message, long dice) {
    return words.stream().anyMatch(message.text()::contains)
        && Math.floorMod(dice, (long) FINE) < share * FINE;
  }
}
