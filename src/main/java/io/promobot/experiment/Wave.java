package io.promobot.experiment;

import java.util.List;

/**
 * People who were sent a campaign together, each variant to its share of them.
 *
 * @param shares the part of the wave that each variant was meant to get; they add up to 1
 * @param outcomes what came of it so far, in the same order
 */
public record Wave(List<Double> shares, List<Outcomes> outcomes) {
  public Wave {
    shares = List.copyOf(shares);
    outcomes = List.copyOf(outcomes);
    if (shares.size() != outcomes.size()) {
      throw new IllegalArgumentException(
          shares.size() + " shares, " + outcomes.size() + " outcomes");
    }
  }

  int variants() {
    return shares.size();
  }
}
