package io.promobot.experiment;

import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What is known of the share of people who reach the goal with one variant: a Beta distribution
 * that begins flat, since nothing is known before anybody was asked.
 *
 * @param reached as many people, as if all had the same chance to get this variant
 * @param missed the rest of them
 */
public record Rate(double reached, double missed) {
  private static final double OUTSIDE = 0.025;

  /** Of everybody in one pot. */
  public static Rate of(Outcomes outcomes) {
    return new Rate(outcomes.reached(), outcomes.people() - outcomes.reached());
  }

  /**
   * Of one variant over all waves. A wave in which it had a small share says as much about it as
   * the others: otherwise a good day on which it was sent to many would pass for a good wording.
   * People count by one over their chance, and all of them as many as they are worth together
   * (Kish's effective size).
   */
  public static Rate of(List<Wave> waves, int variant) {
    double weights = 0;
    double squares = 0;
    double reached = 0;
    for (Wave wave : waves) {
      Outcomes of = wave.outcomes().get(variant);
      if (of.people() > 0) {
        double weight = 1 / wave.shares().get(variant);
        weights += weight * of.people();
        squares += weight * weight * of.people();
        reached += weight * of.reached();
      }
    }
    if (weights == 0) {
      return new Rate(0, 0);
    }
    double worth = weights * weights / squares;
    return new Rate(worth * reached / weights, worth * (1 - reached / weights));
  }

  double alpha() {
    return 1 + reached;
  }

  double beta() {
    return 1 + missed;
  }

  /** From 0 to 1. */
  public double mean() {
    return alpha() / (alpha() + beta());
  }

  /** How many people it is made of. */
  public double people() {
    return reached + missed;
  }

  /** The share of those people who reached the goal; 0 of nobody. */
  public double share() {
    return people() == 0 ? 0 : reached / people();
  }

  double variance() {
    double all = alpha() + beta();
    return alpha() * beta() / (all * all * (all + 1));
  }

  /** The true share lies above this in 97.5 of 100 cases. */
  public double low() {
    return distribution().inverseCumulativeProbability(OUTSIDE);
  }

  /** The true share lies below this in 97.5 of 100 cases. */
  public double high() {
    return distribution().inverseSurvivalProbability(OUTSIDE);
  }

  private BetaDistribution distribution() {
    return BetaDistribution.of(alpha(), beta());
  }
}
