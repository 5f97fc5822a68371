package io.promobot.compare;

import io.promobot.experiment.Outcomes;
import io.promobot.experiment.Rate;

/**
 * Which part of some people did something; all three are from 0 to 1.
 *
 * @param rate those who did, over all of them
 * @param low what would come of very many such people is between this and {@code high} in 95 of 100
 *     cases
 */
record Share(double rate, double low, double high) {
  /** Of at least one person. */
  static Share of(Outcomes outcomes) {
    Rate known = Rate.of(outcomes);
    // What was seen is possible: where nobody did it or everybody, the interval goes to the end.
    return new Share(
        (double) outcomes.reached() / outcomes.people(),
        outcomes.reached() == 0 ? 0 : known.low(),
        outcomes.reached() == outcomes.people() ? 1 : known.high());
  }
}
