package io.promobot.channel;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The last outcomes of calls to one destination: detects when too many of them were bad, in
 * whatever order.
 */
final class RecentOutcomes {
  private static final int KEPT = 20;
  private static final int ENOUGH = 10;

  private final Deque<Boolean> outcomes = new ArrayDeque<>(KEPT);
  private int bad;

  /** Adds an outcome; true when at least half of the recent ones were bad. */
  synchronized boolean add(boolean isBad) {
    if (outcomes.size() == KEPT && outcomes.removeFirst()) {
      bad--;
    }
    outcomes.addLast(isBad);
    if (isBad) {
      bad++;
    }
    return outcomes.size() >= ENOUGH && bad * 2 >= outcomes.size();
  }
}
