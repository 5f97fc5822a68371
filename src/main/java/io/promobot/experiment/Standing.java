package io.promobot.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * How one variant stands among the others.
 *
 * @param best how likely it is the best, from 0 to 1; those of all variants add up to 1
 * @param loss what using it for everybody costs on average, as a share of people: 0.01 is one
 *     person in a hundred who would have reached the goal with the best
 */
public record Standing(double best, double loss) {
  private static final int POINTS_EACH = 384;

  /** A density is next to nothing so many standard deviations from its mean. */
  private static final double WIDTH = 14;

  /** There it is nothing at all. */
  private static final double NOTHING = 40;

  /**
   * Of each variant, in the same order. Computed, not drawn by chance, so every replica says the
   * same: with the densities f and the distributions F, a variant is the best with the probability
   * of the integral of its f times all other F; the best of all has the mean of the upper end less
   * the integral of the product of all F.
   */
  public static List<Standing> of(List<Rate> rates) {
    double[] points = points(rates);
    List<double[]> density = rates.stream().map(rate -> density(rate, points)).toList();
    List<double[]> below = density.stream().map(each -> below(each, points)).toList();
    double[] all = product(below, -1);
    double bestMean = points[points.length - 1] - area(all, points);
    double[] best =
        IntStream.range(0, rates.size())
            .mapToDouble(each -> area(times(density.get(each), product(below, each)), points))
            .toArray();
    double sum = Arrays.stream(best).sum();
    return IntStream.range(0, rates.size())
        .mapToObj(
            each -> new Standing(best[each] / sum, Math.max(0, bestMean - rates.get(each).mean())))
        .toList();
  }

  /** Close together where any of the densities is: one may be much narrower than another. */
  private static double[] points(List<Rate> rates) {
    return rates.stream()
        .flatMapToDouble(
            rate ->
                DoubleStream.concat(
                    DoubleStream.of(at(rate, -NOTHING), at(rate, NOTHING)),
                    IntStream.rangeClosed(0, POINTS_EACH)
                        .mapToDouble(nth -> at(rate, WIDTH * (2.0 * nth / POINTS_EACH - 1)))))
        .sorted()
        .toArray();
  }

  private static double at(Rate rate, double deviations) {
    return Math.max(0, Math.min(1, rate.mean() + deviations * Math.sqrt(rate.variance())));
  }

  private static double[] density(Rate rate, double[] points) {
    double scale = LogBeta.value(rate.alpha(), rate.beta());
    return Arrays.stream(points)
        .map(x -> Math.exp(power(x, rate.reached()) + power(1 - x, rate.missed()) - scale))
        .toArray();
  }

  /** As a logarithm; 0 to the power of 0 is 1. */
  private static double power(double base, double exponent) {
    return exponent == 0 ? 0 : exponent * Math.log(base);
  }

  /** The distribution of a density; it ends at 1. */
  private static double[] below(double[] density, double[] points) {
    double[] below = new double[points.length];
    for (int at = 1; at < points.length; at++) {
      below[at] = below[at - 1] + trapezoid(density, points, at);
    }
    double all = below[points.length - 1];
    return Arrays.stream(below).map(each -> each / all).toArray();
  }

  private static double[] product(List<double[]> below, int without) {
    double[] product = new double[below.get(0).length];
    Arrays.fill(product, 1);
    for (int each = 0; each < below.size(); each++) {
      if (each != without) {
        product = times(product, below.get(each));
      }
    }
    return product;
  }

  private static double[] times(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(at -> one[at] * other[at]).toArray();
  }

  private static double area(double[] values, double[] points) {
    double area = 0;
    for (int at = 1; at < points.length; at++) {
      area += trapezoid(values, points, at);
    }
    return area;
  }

  private static double trapezoid(double[] values, double[] points, int at) {
    return (values[at - 1] + values[at]) / 2 * (points[at] - points[at - 1]);
  }
}
