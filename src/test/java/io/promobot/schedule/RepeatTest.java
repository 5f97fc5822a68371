package io.promobot.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepeatTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  private static Instant at(String madrid) {
    return LocalDateTime.parse(madrid).atZone(MADRID).toInstant();
  }

  /** The runs that follow the first one, as the shop's clock shows them. */
  private static List<String> next(Repeat repeat, String first, int runs, String lastDay) {
    List<String> all = new ArrayList<>();
    var run = new Repeat.Run(0, at(first));
    while (all.size() < runs) {
      Optional<Repeat.Run> next =
          repeat.after(
              run.number(),
              at(first),
              run.at(),
              Optional.ofNullable(lastDay).map(LocalDate::parse),
              MADRID);
      if (next.isEmpty()) {
        break;
      }
      run = next.get();
      all.add(ZonedDateTime.ofInstant(run.at(), MADRID).toLocalDateTime().toString());
    }
    return all;
  }

  @Test
  void a_single_send_does_not_run_again() {
    assertThat(next(Repeat.ONCE, "2026-12-01T18:00", 3, null)).isEmpty();
  }

  @Test
  void weekly_is_the_same_time_on_the_wall_also_when_the_clocks_change() {
    assertThat(next(Repeat.WEEKLY, "2027-03-21T18:00", 3, null))
        .containsExactly("2027-03-28T18:00", "2027-04-04T18:00", "2027-04-11T18:00");
    assertThat(next(Repeat.WEEKLY, "2026-10-18T18:00", 2, null))
        .containsExactly("2026-10-25T18:00", "2026-11-01T18:00");
  }

  @Test
  void a_time_that_a_clock_change_skips_comes_an_hour_later_once() {
    assertThat(next(Repeat.WEEKLY, "2027-03-21T02:30", 2, null))
        .containsExactly("2027-03-28T03:30", "2027-04-04T02:30");
  }

  @Test
  void a_time_that_a_clock_change_repeats_comes_once() {
    var runs = next(Repeat.WEEKLY, "2026-10-18T02:30", 2, null);

    assertThat(runs).containsExactly("2026-10-25T02:30", "2026-11-01T02:30");
  }

  @Test
  void monthly_on_the_31st_is_the_last_day_of_shorter_months_and_the_31st_again() {
    assertThat(next(Repeat.MONTHLY, "2026-12-31T10:00", 4, null))
        .containsExactly(
            "2027-01-31T10:00", "2027-02-28T10:00", "2027-03-31T10:00", "2027-04-30T10:00");
  }

  @Test
  void the_last_day_is_still_one_of_them() {
    assertThat(next(Repeat.WEEKLY, "2026-12-01T18:00", 9, "2026-12-15"))
        .containsExactly("2026-12-08T18:00", "2026-12-15T18:00");
  }

  @Test
  void runs_whose_time_has_passed_are_left_out() {
    Optional<Repeat.Run> next =
        Repeat.WEEKLY.after(
            0, at("2026-12-01T18:00"), at("2026-12-20T09:00"), Optional.empty(), MADRID);

    assertThat(next).contains(new Repeat.Run(3, at("2026-12-22T18:00")));
  }
}
