package io.promobot.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterPlanTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  private static LetterPlan plan(DayOfWeek weekday, int hour) {
    return new LetterPlan(true, weekday, hour, Optional.of("a@example.com"), Optional.empty());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "the same day before its hour, 2026-11-30T06:59:59Z, 2026-11-30T07:00:00Z",
    "at its hour the next week, 2026-11-30T07:00:00Z, 2026-12-07T07:00:00Z",
    "on another day, 2026-12-02T12:00:00Z, 2026-12-07T07:00:00Z",
    "Sunday evening in UTC is Monday in the shop, 2026-11-29T23:30:00Z, 2026-11-30T07:00:00Z",
    "over the change to summer time, 2026-03-28T12:00:00Z, 2026-03-30T06:00:00Z",
    "over the change to winter time, 2026-10-24T12:00:00Z, 2026-10-26T07:00:00Z"
  })
  void the_next_one_is_at_its_hour_of_the_shops_clock(String when, Instant now, Instant next) {
    assertThat(plan(DayOfWeek.MONDAY, 8).next(now, MADRID)).as(when).isEqualTo(next);
  }

  @Test
  void an_hour_that_a_clock_change_leaves_out_moves_one_letter_only() {
    LetterPlan sunday = plan(DayOfWeek.SUNDAY, 2);

    Instant moved = sunday.next(Instant.parse("2026-03-28T12:00:00Z"), MADRID);

    assertThat(moved).isEqualTo("2026-03-29T01:00:00Z");
    assertThat(sunday.next(moved, MADRID)).isEqualTo("2026-04-05T00:00:00Z");
  }

  @Test
  void an_hour_that_comes_twice_has_one_letter() {
    LetterPlan sunday = plan(DayOfWeek.SUNDAY, 2);

    Instant first = sunday.next(Instant.parse("2026-10-24T12:00:00Z"), MADRID);

    assertThat(first).isEqualTo("2026-10-25T00:00:00Z");
    assertThat(sunday.next(first, MADRID)).isEqualTo("2026-11-01T01:00:00Z");
  }

  @Test
  void a_letter_that_was_missed_is_news_for_a_day() {
    Instant due = Instant.parse("2026-11-30T07:00:00Z");

    assertThat(LetterPlan.tooLate(due, due.plus(Duration.ofDays(1)))).isFalse();
    assertThat(LetterPlan.tooLate(due, due.plus(Duration.ofDays(1)).plusSeconds(1))).isTrue();
  }
}
