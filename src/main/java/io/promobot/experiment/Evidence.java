package io.promobot.experiment;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Whether one variant may be called better, however often somebody looks. A chance to be the best
 * of 95 % is not enough for that: with equal variants and a look after every wave it is passed some
 * time in nearly half of all experiments. So the figures of two variants have to be so many times
 * likelier with two different shares than with one, for all pairs with the better one; by Ville's
 * inequality that happens by chance at most once in as many experiments, at any time.
 */
public final class Evidence {
  /** Of all variants together, in 100 experiments with equal ones. */
  private static final int WRONG_IN_100 = 5;

  /** Wordings usually differ by so much: 10 % against 13 %. */
  private static final double USUAL = 0.3;

  /** Some pairs hardly need to be compared: 10 % against 33 %. */
  private static final double LARGE = 1.5;

  /** Keeps the odds of nobody finite. */
  private static final double HALF = 0.5;

  private Evidence() {}

  /** The variant that is better than each other one; empty while that is not sure. */
  public static OptionalInt better(List<Rate> rates) {
    int best =
        IntStream.range(0, rates.size())
            .reduce((a, b) -> rates.get(a).mean() >= rates.get(b).mean() ? a : b)
            .orElseThrow();
    // Half of all wrong ones call the wrong variant better; each variant may be called better.
    double needed = 100.0 / WRONG_IN_100 * rates.size() / 2;
    boolean sure =
        IntStream.range(0, rates.size())
            .filter(other -> other != best)
            .allMatch(other -> different(rates.get(best), rates.get(other)) >= needed);
    return sure ? OptionalInt.of(best) : OptionalInt.empty();
  }

  /**
   * How many times likelier two different shares are than the same one: Robbins' mixture of
   * likelihood ratios, of the logarithm of the odds, which is nearly normal. The mean of such
   * figures is one, too.
   */
  private static double different(Rate one, Rate other) {
    double distance = logOdds(one) - logOdds(other);
    double variance = variance(one) + variance(other);
    return (different(distance, variance, USUAL) + different(distance, variance, LARGE)) / 2;
  }

  private static double different(double distance, double variance, double apart) {
    double both = variance + apart * apart;
    double exponent = apart * apart * distance * distance / (2 * variance * both);
    return Math.sqrt(variance / both) * Math.exp(exponent);
  }

  private static double logOdds(Rate rate) {
    return Math.log((rate.reached() + HALF) / (rate.missed() + HALF));
  }

  private static double variance(Rate rate) {
    return 1 / (rate.reached() + HALF) + 1 / (rate.missed() + HALF);
  }
}
