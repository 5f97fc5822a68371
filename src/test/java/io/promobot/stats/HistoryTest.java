package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:34:56.789Z");

  @ParameterizedTest(name = "{1} hours by the {0} begin at {2}")
  @CsvSource({
    "HOUR, 1, 2026-11-20T12:00:00Z, 1",
    "HOUR, 24, 2026-11-19T13:00:00Z, 24",
    "HOUR, 8760, 2025-11-20T13:00:00Z, 8760",
    "DAY, 1, 2026-11-20T00:00:00Z, 1",
    "DAY, 24, 2026-11-20T00:00:00Z, 1",
    "DAY, 25, 2026-11-19T00:00:00Z, 2",
    "DAY, 168, 2026-11-14T00:00:00Z, 7"
  })
  void the_points_reach_back_from_the_present_one(
      History.Step step, int hours, Instant first, int points) {
    List<Instant> starts = step.starts(hours, NOW, Tallies.UTC);

    assertThat(starts).hasSize(points).isSorted().doesNotHaveDuplicates();
    assertThat(starts.get(0)).isEqualTo(first);
    assertThat(starts.get(points - 1))
        .isEqualTo(step == History.Step.HOUR ? "2026-11-20T12:00:00Z" : "2026-11-20T00:00:00Z");
  }

  @ParameterizedTest(name = "three {1}s in {0} up to {2}: {3}, {4}, {5}")
  @CsvSource({
    "Asia/Tokyo, DAY, 2026-11-28T16:00:00Z, 2026-11-26T15:00, 2026-11-27T15:00, 2026-11-28T15:00",
    "Asia/Kolkata, DAY, 2026-11-28T18:31:00Z, 2026-11-26T18:30, 2026-11-27T18:30, 2026-11-28T18:30",
    "Europe/Madrid, DAY, 2026-03-30T10:00:00Z, 2026-03-27T23:00, 2026-03-28T23:00, 2026-03-29T22:00",
    "Europe/Madrid, DAY, 2026-10-26T10:00:00Z, 2026-10-23T22:00, 2026-10-24T22:00, 2026-10-25T23:00",
    "America/Santiago, DAY, 2026-09-07T10:00:00Z, 2026-09-05T04:00, 2026-09-06T04:00, 2026-09-07T03:00",
    "Asia/Kolkata, HOUR, 2026-11-28T18:31:00Z, 2026-11-28T16:30, 2026-11-28T17:30, 2026-11-28T18:30",
    "Europe/Madrid, HOUR, 2026-10-25T01:59:00Z, 2026-10-24T23:00, 2026-10-25T00:00, 2026-10-25T01:00",
    "Europe/Madrid, HOUR, 2026-03-29T01:00:00Z, 2026-03-28T23:00, 2026-03-29T00:00, 2026-03-29T01:00",
    "Australia/Lord_Howe, HOUR, 2026-04-04T15:31:00Z, 2026-04-04T14:00, 2026-04-04T15:00, 2026-04-04T15:30",
    "Australia/Lord_Howe, HOUR, 2026-10-03T16:01:00Z, 2026-10-03T14:30, 2026-10-03T15:30, 2026-10-03T16:00"
  })
  void hours_and_days_are_those_of_the_shops_clock(
      String zone, History.Step step, Instant now, String one, String two, String three) {
    int hours = step == History.Step.HOUR ? 3 : 72;

    assertThat(step.starts(hours, now, Tallies.days(zone)))
        .containsExactly(
            Instant.parse(one + ":00Z"),
            Instant.parse(two + ":00Z"),
            Instant.parse(three + ":00Z"));
  }

  @Test
  void each_point_says_which_day_it_is_of() {
    ShopDays tokyo = Tallies.days("Asia/Tokyo");
    List<Instant> starts = History.Step.DAY.starts(48, NOW, tokyo);

    History history =
        History.of(
            History.Step.DAY, tokyo, starts, new History.Counted(CouponStory.STORY, Map.of()));

    assertThat(history.zone()).isEqualTo(tokyo.zone());
    assertThat(history.points())
        .extracting(History.Point::at, History.Point::day)
        .containsExactly(
            tuple(Instant.parse("2026-11-18T15:00:00Z"), LocalDate.of(2026, 11, 19)),
            tuple(Instant.parse("2026-11-19T15:00:00Z"), LocalDate.of(2026, 11, 20)));
  }

  private static History threeHours(Map<Integer, Map<String, Long>> counted) {
    List<Instant> starts =
        List.of(NOW.minus(Duration.ofHours(2)), NOW.minus(Duration.ofHours(1)), NOW);
    return History.of(
        History.Step.HOUR, Tallies.UTC, starts, new History.Counted(CouponStory.STORY, counted));
  }

  @Test
  void gaps_are_filled_with_zero_and_no_point_lacks_a_stage() {
    History history = threeHours(Map.of(1, Map.of("sent", 5L)));

    assertThat(history.points()).allMatch(p -> p.people().size() == Coupon.STAGES.size());
    assertThat(history.points())
        .extracting(p -> p.people().get(Stage.SENT))
        .containsExactly(0L, 5L, 0L);
    assertThat(history.points().get(1).people().get(Stage.SEEN)).isZero();
  }

  @Test
  void nobody_is_the_least_that_can_be_shown() {
    History history = threeHours(Map.of(2, Map.of("failed", -2L)));

    assertThat(history.points().get(2).people().get(Stage.FAILED)).isZero();
  }
}
