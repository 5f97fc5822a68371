package io.promobot.campaign;

import io.promobot.flow.Stage;
import io.promobot.stats.Stats;
import java.util.List;

/**
 * What became of a campaign's people whose message has left the queue.
 *
 * @param now people who got it
 * @param nextVisit people who find it in the website's chat once they come back
 * @param not people who did not get it and will not
 */
public record Outcome(long now, long nextVisit, long not) {
  /**
   * {@code waiting} are people whose message is in the chat and whose browser has not had it yet;
   * their paths do not say that it was sent.
   */
  static Outcome of(List<Stats.PathCount> paths, long waiting) {
    long not = 0;
    long gone = 0;
    for (Stats.PathCount count : paths) {
      boolean missed = count.path().has(Stage.FAILED) && !count.path().has(Stage.DELIVERED);
      not += missed ? count.people() : 0;
      gone += !missed && count.path().has(Stage.SENT) ? count.people() : 0;
    }
    return new Outcome(gone, waiting, not);
  }
}
