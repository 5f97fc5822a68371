package io.promobot.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.promobot.campaign.Trial;
import io.promobot.experiment.Outcomes;
import io.promobot.experiment.Wave;
import io.promobot.flow.CouponStory;
import io.promobot.text.StoryLanguage;
import io.promobot.variant.Experiment;
import io.promobot.wording.Copy;
import io.promobot.wording.Variation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final List<Double> HALVES = List.of(0.5, 0.5);

  private static Trial trial(double holdout) {
    Copy copy = Copy.preset(CouponStory.STORY, StoryLanguage.ENGLISH);
    return new Trial(
        Trial.State.RUNNING,
        new Experiment(
            2,
            CouponStory.REVEALED,
            false,
            holdout,
            0.002,
            500,
            Duration.ofHours(1),
            Duration.ofDays(1)),
        Optional.empty(),
        Optional.empty(),
        List.of(
            new Trial.Variant("A", Variation.NONE, copy),
            new Trial.Variant("B", Variation.NONE, copy)));
  }

  private static CountedWave wave(Outcomes first, Outcomes second) {
    return new CountedWave(
        new Wave(HALVES, List.of(first, second)),
        first.people() + second.people(),
        List.of(first.people(), second.people()),
        new Wave(HALVES, List.of(first, second)),
        100,
        2);
  }

  private static Report report(CountedWave wave) {
    return Report.of(trial(0), List.of(wave), List.of(2_000L, 2_000L), HALVES, 2_000);
  }

  @Test
  void nothing_is_said_before_each_variant_has_100_people_whose_time_is_over() {
    Report early = report(wave(new Outcomes(99, 1), new Outcomes(1_000, 900)));

    assertThat(early.verdict()).isEqualTo("early");
    assertThat(early.undecided()).isEqualTo(4_000 - 1_099);
  }

  @Test
  void the_better_one_is_named_with_what_waiting_costs_a_day() {
    Report sure = report(wave(new Outcomes(1_500, 150), new Outcomes(1_500, 255)));

    assertThat(sure.verdict()).isEqualTo("better");
    assertThat(sure.leader()).isEqualTo("B");
    assertThat(sure.against()).isEqualTo("A");
    // 2,000 people a day, half of whom get what 7 % fewer act upon
    assertThat(sure.waitingCostsDaily().get()).isCloseTo(70, within(1.0));
    assertThat(sure.variants().get(1).best()).isGreaterThan(0.99);
  }

  @Test
  void when_nobody_got_anything_in_the_last_day_waiting_has_no_price() {
    CountedWave wave = wave(new Outcomes(1_500, 150), new Outcomes(1_500, 255));
    Report quiet = Report.of(trial(0), List.of(wave), List.of(2_000L, 2_000L), HALVES, 0);

    assertThat(quiet.waitingCostsDaily()).isEmpty();
  }

  @Test
  void nothing_waits_when_nothing_goes_on() {
    CountedWave wave = wave(new Outcomes(1_500, 150), new Outcomes(1_500, 255));

    assertThat(
            Report.of(trial(0), List.of(wave), List.of(2_000L, 2_000L), List.of(), 2_000)
                .waitingCostsDaily())
        .isEmpty();
  }

  @Test
  void the_lift_is_what_the_holdout_would_not_have_done_by_itself() {
    CountedWave wave = wave(new Outcomes(1_000, 100), new Outcomes(1_000, 150));
    Report report = Report.of(trial(0.1), List.of(wave), List.of(1_000L, 1_000L), HALVES, 2);

    assertThat(report.holdout().get().rate()).isEqualTo(0.02);
    Report.Line second = report.variants().get(1);
    assertThat(second.lift().get()).isCloseTo(0.13, within(0.002));
    assertThat(second.liftLow().get()).isBetween(0.07, 0.12);
    assertThat(second.liftHigh().get()).isBetween(0.14, 0.17);
  }

  @Test
  void a_picture_that_does_not_arrive_spoils_the_comparison_and_the_report_says_so() {
    Wave fair = new Wave(HALVES, List.of(new Outcomes(1_000, 100), new Outcomes(1_010, 100)));
    CountedWave refused = new CountedWave(fair, 2_010, List.of(990L, 700L), fair, 0, 0);
    Report report = Report.of(trial(0), List.of(refused), List.of(1_000L, 1_010L), HALVES, 2);

    assertThat(report.assignedOff()).isFalse();
    assertThat(report.deliveredOff()).isTrue();
  }

  @Test
  void before_anybody_came_there_are_figures_but_no_words() {
    Report empty = Report.of(trial(0.1), List.of(), List.of(0L, 0L), HALVES, 0);

    assertThat(empty.verdict()).isEqualTo("early");
    assertThat(empty.undecided()).isZero();
    assertThat(empty.variants())
        .allSatisfy(
            line -> {
              assertThat(line.lift()).isEmpty();
              assertThat(line.liftLow()).isEmpty();
              assertThat(line.liftHigh()).isEmpty();
            });
    assertThat(empty.assignedOff()).isFalse();
  }
}
