package io.promobot.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A campaign that goes out in waves to people who reach its goal as often as they truly do; chance
 * is the same each time.
 *
 * @param truth the share of people who reach the goal with each variant
 * @param people in each wave
 * @param late how many of the last waves have not had their time to act yet
 */
record SimulatedShop(Plan plan, Random random, List<Wave> waves) {
  record Plan(double[] truth, int people, boolean learns, int late) {}

  static SimulatedShop of(Plan plan, long seed) {
    return new SimulatedShop(plan, new Random(seed), new ArrayList<>());
  }

  /** Sends one more wave to people who are so much readier for everything. */
  void send(double readier) {
    int variants = plan.truth.length;
    List<Double> shares =
        plan.learns ? Shares.learned(Standing.of(rates())) : Shares.even(variants);
    long[] sent = new long[variants];
    long[] reached = new long[variants];
    for (int person = 0; person < plan.people; person++) {
      int variant = variant(shares);
      sent[variant]++;
      reached[variant] += random.nextDouble() < plan.truth[variant] + readier ? 1 : 0;
    }
    List<Outcomes> outcomes =
        IntStream.range(0, variants)
            .mapToObj(each -> new Outcomes(sent[each], reached[each]))
            .toList();
    waves.add(new Wave(shares, outcomes));
  }

  private int variant(List<Double> shares) {
    double at = random.nextDouble();
    int variant = 0;
    while (variant < shares.size() - 1 && at >= shares.get(variant)) {
      at -= shares.get(variant++);
    }
    return variant;
  }

  /** The waves whose time to act is over. */
  List<Wave> over() {
    return waves.subList(0, Math.max(0, waves.size() - plan.late));
  }

  List<Rate> rates() {
    return IntStream.range(0, plan.truth.length).mapToObj(each -> Rate.of(over(), each)).toList();
  }

  /** How many people fewer reached the goal than if all had got the best. */
  double regret() {
    double best = Arrays.stream(plan.truth).max().orElseThrow();
    return IntStream.range(0, plan.truth.length)
        .mapToDouble(
            each ->
                (best - plan.truth[each])
                    * waves.stream().mapToLong(wave -> wave.outcomes().get(each).people()).sum())
        .sum();
  }
}
