package io.promobot.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.numbers.gamma.LogBeta;
import org.junit.jupiter.api.Test;

class StandingTest {
  @Test
  void without_figures_all_are_equally_likely_the_best() {
    List<Standing> standings = Standing.of(List.of(rate(0, 0), rate(0, 0), rate(0, 0)));

    assertThat(standings)
        .allSatisfy(each -> assertThat(each.best()).isEqualTo(1 / 3.0, within(1e-6)));
    // the best of three even chances is 3/4 on average, each of them 1/2
    assertThat(standings).allSatisfy(each -> assertThat(each.loss()).isEqualTo(0.25, within(1e-3)));
  }

  @Test
  void of_two_it_is_the_sum_that_mathematicians_found() {
    Rate one = rate(12, 100);
    Rate other = rate(18, 100);

    List<Standing> standings = Standing.of(List.of(one, other));

    assertThat(standings.get(1).best()).isEqualTo(byTheSum(one, other), within(1e-4));
    assertThat(standings.get(0).best()).isEqualTo(1 - byTheSum(one, other), within(1e-4));
  }

  /** Evan Miller's formula for the chance that the second is larger. */
  private static double byTheSum(Rate one, Rate other) {
    double sum = 0;
    for (int i = 0; i < other.alpha(); i++) {
      sum +=
          Math.exp(
              logBeta(one.alpha() + i, one.beta() + other.beta())
                  - Math.log(other.beta() + i)
                  - logBeta(1 + i, other.beta())
                  - logBeta(one.alpha(), one.beta()));
    }
    return sum;
  }

  private static double logBeta(double a, double b) {
    return LogBeta.value(a, b);
  }

  @Test
  void one_that_is_known_exactly_stands_well_beside_one_that_is_not() {
    List<Standing> standings = Standing.of(List.of(rate(500_000, 1_000_000), rate(0, 0)));

    assertThat(standings.get(0).best()).isEqualTo(0.5, within(0.001));
    // it gives up (x - 1/2) wherever the other is above 1/2: 1/8
    assertThat(standings.get(0).loss()).isEqualTo(0.125, within(0.001));
  }

  @Test
  void nobody_and_everybody_are_figures_too() {
    List<Standing> standings = Standing.of(List.of(rate(0, 1_000), rate(1_000, 1_000)));

    assertThat(standings.get(1).best()).isEqualTo(1, within(1e-9));
    assertThat(standings.get(1).loss()).isEqualTo(0, within(1e-4));
    assertThat(standings.get(0).loss()).isEqualTo(0.998, within(0.001));
  }

  private static Rate rate(long reached, long people) {
    return Rate.of(new Outcomes(people, reached));
  }
}
