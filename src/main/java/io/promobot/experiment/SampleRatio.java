package io.promobot.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether each variant came to as many people as it was meant to. When it did not, something else
 * than its wording differs, such as a picture that Messenger refuses, and its figures say nothing.
 */
public final class SampleRatio {
  /** Of each of the two tests; chance is to raise the alarm once in a thousand experiments. */
  private static final double BY_CHANCE = 0.001 / 2;

  /** With fewer people expected of a variant, the distribution of the distance is another. */
  private static final double EXPECTED = 20;

  private SampleRatio() {}

  /**
   * Whether chance alone brings about counts so far from the shares in fewer than one of a thousand
   * experiments: all waves together, which notices what each is too small to show, or those that
   * are large enough, each against its own shares.
   *
   * @param shares of each wave, in the order of the variants
   * @param counts how many people of each wave got each variant
   */
  public static boolean isOff(List<List<Double>> shares, List<List<Long>> counts) {
    return !shares.isEmpty() && (isOffTogether(shares, counts) || isOffWaveByWave(shares, counts));
  }

  /**
   * The counts' sums against what was expected, by the sum of the waves' covariances. The last
   * variant is what the others leave.
   */
  private static boolean isOffTogether(List<List<Double>> shares, List<List<Long>> counts) {
    int variants = shares.get(0).size();
    double[] expected = new double[variants];
    double[] off = new double[variants - 1];
    double[][] covariance = new double[variants - 1][variants - 1];
    for (int wave = 0; wave < shares.size(); wave++) {
      List<Double> share = shares.get(wave);
      long all = sum(counts.get(wave));
      for (int one = 0; one < variants; one++) {
        expected[one] += share.get(one) * all;
      }
      for (int one = 0; one < variants - 1; one++) {
        off[one] += counts.get(wave).get(one) - share.get(one) * all;
        for (int other = 0; other < variants - 1; other++) {
          double itself = one == other ? share.get(one) : 0;
          covariance[one][other] += all * (itself - share.get(one) * share.get(other));
        }
      }
    }
    return IntStream.range(0, variants).allMatch(each -> expected[each] >= EXPECTED)
        && isRare(Distance.of(off, covariance), variants - 1);
  }

  private static boolean isOffWaveByWave(List<List<Double>> shares, List<List<Long>> counts) {
    double distance = 0;
    int freedom = 0;
    for (int wave = 0; wave < shares.size(); wave++) {
      long all = sum(counts.get(wave));
      if (shares.get(wave).stream().allMatch(share -> share * all >= EXPECTED)) {
        distance += distance(shares.get(wave), counts.get(wave), all);
        freedom += shares.get(wave).size() - 1;
      }
    }
    return freedom > 0 && isRare(distance, freedom);
  }

  private static boolean isRare(double distance, int freedom) {
    return ChiSquaredDistribution.of(freedom).survivalProbability(distance) < BY_CHANCE;
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
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
