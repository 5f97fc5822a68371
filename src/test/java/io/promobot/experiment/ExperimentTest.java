package io.promobot.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.promobot.experiment.Verdict.Word;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final List<Double> EVEN = Shares.even(2);

  @Test
  void a_person_keeps_their_variant_forever() {
    List<Double> shares = List.of(0.2, 0.3, 0.5);

    List<Integer> variants =
        LongStream.range(0, 12).mapToObj(each -> Lot.of("autumn", each).variant(shares)).toList();

    // a change here would send people other words than before
    assertThat(variants).containsExactly(VARIANTS);
  }

  private static final Integer[] VARIANTS = {0, 0, 2, 2, 2, 1, 1, 1, 2, 1, 2, 1};

  @Test
  void each_variant_gets_its_share_and_the_holdout_its_own_in_all_of_them() {
    List<Double> shares = List.of(0.2, 0.3, 0.5);
    int people = 50_000;
    int[] got = new int[3];
    int[] heldOut = new int[3];
    for (long person = 0; person < people; person++) {
      Lot lot = Lot.of("autumn", person);
      got[lot.variant(shares)]++;
      heldOut[lot.variant(shares)] += lot.isHeldOut(0.1) ? 1 : 0;
    }

    for (int each = 0; each < 3; each++) {
      assertThat(got[each] / (double) people).isEqualTo(shares.get(each), within(0.01));
      assertThat(heldOut[each] / (double) got[each]).isEqualTo(0.1, within(0.01));
    }
  }

  @Test
  void what_somebody_got_in_one_experiment_says_nothing_about_the_next() {
    long both =
        LongStream.range(0, 20_000)
            .filter(each -> Lot.of("autumn", each).variant(EVEN) == 0)
            .filter(each -> Lot.of("winter", each).variant(EVEN) == 0)
            .count();

    assertThat(both / 20_000.0).isEqualTo(0.25, within(0.01));
  }

  @Test
  void learned_shares_leave_each_variant_something_and_add_up() {
    List<Double> shares =
        Shares.learned(
            List.of(new Standing(0.999, 0), new Standing(0.001, 0.1), new Standing(0, 0.2)));

    assertThat(shares).allMatch(each -> each >= Shares.FLOOR);
    assertThat(shares.stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(1, within(1e-12));
    assertThat(shares.get(0)).isGreaterThan(0.89);
  }

  @Test
  void a_variant_that_came_to_too_few_is_noticed_and_chance_is_not() {
    assertThat(SampleRatio.isOff(List.of(EVEN), List.of(List.of(5_000L, 5_150L)))).isFalse();
    assertThat(SampleRatio.isOff(List.of(EVEN), List.of(List.of(5_000L, 5_500L)))).isTrue();
  }

  @Test
  void waves_with_different_shares_are_each_held_against_their_own() {
    List<List<Double>> shares = List.of(EVEN, List.of(0.9, 0.1));
    List<List<Long>> asMeant = List.of(List.of(500L, 500L), List.of(9_000L, 1_000L));
    List<List<Long>> theOtherWayRound = List.of(List.of(900L, 100L), List.of(8_600L, 1_400L));

    assertThat(SampleRatio.isOff(shares, asMeant)).isFalse();
    assertThat(SampleRatio.isOff(shares, theOtherWayRound)).as("the sums agree").isTrue();
    assertThat(SampleRatio.isOff(shares, List.of(List.of(0L, 0L), List.of(0L, 0L)))).isFalse();
  }

  @Test
  void waves_of_one_person_say_together_what_none_of_them_says() {
    assertThat(SampleRatio.isOff(waves(EVEN, 200), waves(List.of(1L, 0L), 200)))
        .as("all of 200 people got the same of two variants")
        .isTrue();
    List<Double> three = Shares.even(3);
    assertThat(SampleRatio.isOff(waves(three, 200), waves(List.of(0L, 0L, 1L), 200)))
        .as("of three, too")
        .isTrue();
  }

  private static <T> List<T> waves(T each, int number) {
    return Collections.nCopies(number, each);
  }

  @Test
  void chance_is_taken_for_a_fault_in_hardly_any_experiment_of_small_waves() {
    List<Double> learned = List.of(0.05, 0.95);
    for (int people : new int[] {20, 400, 2_000}) {
      int wrong = 0;
      Random random = new Random(people);
      for (int run = 0; run < 2_000; run++) {
        List<List<Long>> counts =
            IntStream.range(0, people)
                .mapToObj(wave -> random.nextDouble() < 0.05 ? List.of(1L, 0L) : List.of(0L, 1L))
                .toList();
        wrong += SampleRatio.isOff(waves(learned, people), counts) ? 1 : 0;
      }
      assertThat(wrong).as("wrong alarms in 2,000 with %s people", people).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void nothing_is_said_before_each_variant_has_a_hundred_people() {
    assertThat(verdict(new Outcomes(5_000, 2_500), new Outcomes(99, 1)).word())
        .isEqualTo(Word.TOO_EARLY);
    assertThat(verdict(new Outcomes(5_000, 2_500), new Outcomes(100, 1)))
        .isEqualTo(new Verdict(Word.BETTER, 0));
  }

  @Test
  void what_might_cost_something_stays_open_and_what_costs_nothing_is_good_enough() {
    assertThat(verdict(new Outcomes(200, 20), new Outcomes(200, 24)))
        .isEqualTo(new Verdict(Word.OPEN, 1));
    assertThat(verdict(new Outcomes(40_000, 4_000), new Outcomes(40_000, 4_020)))
        .isEqualTo(new Verdict(Word.GOOD_ENOUGH, 1));
  }

  @Test
  void a_share_of_nobody_is_not_known() {
    Rate rate = Rate.of(List.of(), 0);

    assertThat(rate.mean()).isEqualTo(0.5);
    assertThat(rate.low()).isEqualTo(0.025, within(1e-6));
    assertThat(rate.high()).isEqualTo(0.975, within(1e-6));
  }

  @Test
  void in_one_wave_everybody_counts_once() {
    Wave wave = new Wave(List.of(0.7, 0.3), List.of(new Outcomes(70, 7), new Outcomes(30, 6)));

    assertThat(Rate.of(List.of(wave), 1).reached()).isEqualTo(6, within(1e-9));
    assertThat(Rate.of(List.of(wave), 1).missed()).isEqualTo(24, within(1e-9));
  }

  @Test
  void a_variant_that_was_large_on_good_days_is_no_better_for_it() {
    Wave good = new Wave(List.of(0.8, 0.2), List.of(new Outcomes(800, 160), new Outcomes(200, 40)));
    Wave bad = new Wave(List.of(0.2, 0.8), List.of(new Outcomes(200, 20), new Outcomes(800, 80)));

    List<Wave> waves = List.of(good, bad);

    assertThat(Rate.of(waves, 0).mean()).isEqualTo(Rate.of(waves, 1).mean(), within(1e-9));
  }

  @Test
  void figures_that_cannot_be_are_refused() {
    assertThatThrownBy(() -> new Outcomes(3, 4)).hasMessage("4 of 3 people");
    assertThatThrownBy(() -> new Wave(EVEN, List.of())).hasMessage("2 shares, 0 outcomes");
  }

  private static Verdict verdict(Outcomes one, Outcomes other) {
    return Verdict.of(Collections.singletonList(new Wave(EVEN, List.of(one, other))), 2, 0.002);
  }
}
