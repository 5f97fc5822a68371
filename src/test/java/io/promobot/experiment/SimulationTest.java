package io.promobot.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.experiment.SimulatedShop.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The method keeps its promises in simulated shops, and docs/experiments.md has these figures. */
class SimulationTest {
  private static final double[] DIFFERENT = {0.10, 0.13};
  private static final List<String> ROWS = new ArrayList<>();

  @AfterAll
  static void the_document_has_these_figures() throws IOException {
    String document = Files.readString(Path.of("docs/experiments.md"));
    assertThat(ROWS).allMatch(document::contains, "is a row of docs/experiments.md");
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 0", "true, 1"})
  void intervals_of_95_in_100_hold_the_truth(boolean learns, int late) {
    int runs = 2_000;
    int held = 0;
    for (int run = 0; run < runs; run++) {
      SimulatedShop shop = shop(new Plan(DIFFERENT, 250, learns, late), run, 20);
      held += holds(shop.rates().get(0), 0.10) + holds(shop.rates().get(1), 0.13);
    }

    double share = held / (2.0 * runs);
    row("intervals hold the truth", learns, late, "%.1f %%", 100 * share);
    assertThat(share).isBetween(0.93, 0.97);
  }

  @ParameterizedTest
  @CsvSource({"1000, 1000", "1000, 50"})
  void intervals_of_lifts_hold_the_truth(int people, int held) {
    int runs = 2_000;
    int holding = 0;
    for (int run = 0; run < runs; run++) {
      Random random = new Random(run);
      Rate rate = Rate.of(outcomes(random, people, 0.13));
      Lift lift = Lift.of(rate, Rate.of(outcomes(random, held, 0.02))).orElseThrow();
      holding += lift.low() <= 0.11 && 0.11 <= lift.high() ? 1 : 0;
    }

    double share = holding / (double) runs;
    row("lifts hold the truth, holdout of " + held, false, 0, "%.1f %%", 100 * share);
    assertThat(share).isBetween(0.93, 0.985);
  }

  private static Outcomes outcomes(Random random, int people, double truth) {
    return new Outcomes(
        people, IntStream.range(0, people).filter(each -> random.nextDouble() < truth).count());
  }

  @ParameterizedTest
  @CsvSource({"2, false", "3, false", "4, false", "2, true", "4, true"})
  void equal_variants_are_called_better_in_at_most_5_of_100_though_every_wave_is_looked_at(
      int variants, boolean learns) {
    int runs = 200;
    int wrong = 0;
    int likely = 0;
    int sure = 0;
    double[] equal = new double[variants];
    Arrays.fill(equal, 0.1);
    for (int run = 0; run < runs; run++) {
      SimulatedShop shop = SimulatedShop.of(new Plan(equal, 250, learns, 1), 10_000 + run);
      boolean better = false;
      boolean best = false;
      boolean said = false;
      for (int wave = 0; wave < 25; wave++) {
        shop.send(0);
        better |= Evidence.better(shop.rates()).isPresent();
        said |= Verdict.of(shop.over(), variants, 0.002).word() == Verdict.Word.BETTER;
        best |= Standing.of(shop.rates()).stream().anyMatch(each -> each.best() > 0.95);
      }
      wrong += better ? 1 : 0;
      likely += best ? 1 : 0;
      sure += said ? 1 : 0;
    }

    double share = wrong / (double) runs;
    row(variants + " equal ones, one called better", learns, 1, "%.1f %%", 100 * share);
    row(variants + " equal ones, one 95 % sure", learns, 1, "%.1f %%", 100.0 * likely / runs);
    row(variants + " equal ones, the screen is sure", learns, 1, "%.1f %%", 100.0 * sure / runs);
    assertThat(share).isLessThanOrEqualTo(0.05);
    assertThat(sure / (double) runs).as("the screen says 95 % sure").isLessThanOrEqualTo(0.05);
  }

  @ParameterizedTest
  @CsvSource({"100, 0", "100, 1", "250, 1", "250, 2"})
  void learning_loses_at_most_half_of_what_an_even_split_loses(int people, int late) {
    double even = regret(new Plan(DIFFERENT, people, false, late));
    double learned = regret(new Plan(DIFFERENT, people, true, late));

    row("people lost, waves of " + people, true, late, "%.1f", learned);
    row("people lost, waves of " + people, false, late, "%.1f", even);
    assertThat(learned).isLessThanOrEqualTo(even / 2);
  }

  @Test
  void good_and_bad_days_do_not_bend_what_is_learned_from_them() {
    int runs = 500;
    double ours = 0;
    double inOnePot = 0;
    for (int run = 0; run < runs; run++) {
      SimulatedShop shop = SimulatedShop.of(new Plan(new double[] {0.1, 0.1}, 250, true, 1), run);
      // the first days are good ones, later ones bad
      IntStream.range(0, 20).forEach(wave -> shop.send(wave < 10 ? 0.1 : 0));
      ours += apart(shop.rates());
      inOnePot += apart(IntStream.range(0, 2).mapToObj(each -> pot(shop.over(), each)).toList());
    }

    row("equal ones seem apart by, after good days", true, 1, "%.3f", ours / runs);
    row("the same, everybody in one pot", true, 1, "%.3f", inOnePot / runs);
    assertThat(ours).as("less than by counting everybody alike").isLessThan(inOnePot);
  }

  @Test
  void a_clear_difference_is_found() {
    int runs = 300;
    int found = 0;
    for (int run = 0; run < runs; run++) {
      SimulatedShop shop = shop(new Plan(new double[] {0.1, 0.15}, 250, false, 1), run, 20);
      Verdict verdict = Verdict.of(shop.over(), 2, 0.002);
      assertThat(verdict.word() == Verdict.Word.BETTER && verdict.leader() == 0)
          .as("the worse one is called better")
          .isFalse();
      found += verdict.word() == Verdict.Word.BETTER ? 1 : 0;
    }

    row("10 % against 15 %, the better one found", false, 1, "%.0f %%", 100.0 * found / runs);
    assertThat(found).isGreaterThan(runs * 8 / 10);
  }

  private static SimulatedShop shop(Plan plan, long seed, int waves) {
    SimulatedShop shop = SimulatedShop.of(plan, seed);
    IntStream.range(0, waves).forEach(wave -> shop.send(0));
    return shop;
  }

  private static int holds(Rate rate, double truth) {
    return rate.low() <= truth && truth <= rate.high() ? 1 : 0;
  }

  private static double regret(Plan plan) {
    return IntStream.range(0, 150)
        .mapToDouble(run -> shop(plan, run, 5_000 / plan.people()).regret())
        .average()
        .orElseThrow();
  }

  private static Rate pot(List<Wave> waves, int variant) {
    long people = waves.stream().mapToLong(wave -> wave.outcomes().get(variant).people()).sum();
    long reached = waves.stream().mapToLong(wave -> wave.outcomes().get(variant).reached()).sum();
    return Rate.of(new Outcomes(people, reached));
  }

  private static double apart(List<Rate> rates) {
    return Math.abs(rates.get(0).mean() - rates.get(1).mean());
  }

  private static void row(String what, boolean learns, int late, String format, double figure) {
    String how = learns ? "let it learn" : "even split";
    String row =
        String.format(Locale.ROOT, "| %s | %s | %d | " + format + " |", what, how, late, figure);
    ROWS.add(row);
    System.out.println(row);
  }
}
