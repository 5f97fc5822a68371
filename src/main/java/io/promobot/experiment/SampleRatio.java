package io.promobot.experiment;

import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether each variant came to as many people as it was meant to. When it did not, something else
 * than its wording differs, such as a picture that Messenger refuses, and its figures say nothing.
 */
public final class SampleRatio {
  private static final double BY_CHANCE = 0.001;

  private SampleRatio() {}

  /**
   * Whether chance alone brings about counts so far from the shares in fewer than one of a thousand
   * experiments (chi-square over all waves, each with its own shares).
   *
   * @param shares of each wave, in the order of the variants
   * @param counts how many people of each wave got each variant
   */
  public static boolean isOff(List<List<Double>> shares, List<List<Long>> counts) {
    double distance = 0;
    int freedom = 0;
    for (int wave = 0; wave < shares.size(); wave++) {
      long all = counts.get(wave).stream().mapToLong(Long::longValue).sum();
      if (all > 0) {
        distance += distance(shares.get(wave), counts.get(wave), all);
        freedom += shares.get(wave).size() - 1;
      }
    }
    return freedom > 0
        && ChiSquaredDistribution.of(freedom).survivalProbability(distance) < BY_CHANCE;
  }

  private static double distance(List<Double> shares, List<Long> counts, long all) {
    double distance = 0;
    for (int variant = 0; variant < shares.size(); variant++) {
      double expected = shares.get(variant) * all;
      double off = counts.get(variant) - expected;
      distance += off * off / expected;
    }
    return distance;
  }
}
