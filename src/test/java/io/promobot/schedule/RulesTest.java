package io.promobot.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  private static Instant at(String madrid) {
    return LocalDateTime.parse(madrid).atZone(MADRID).toInstant();
  }

  private static Optional<Instant> quietUntil(String from, String until, String time) {
    var quiet = new Rules.Quiet(LocalTime.parse(from), LocalTime.parse(until));
    return new Rules(Optional.of(quiet), Duration.ZERO).quietUntil(at(time), MADRID);
  }

  @Test
  void quiet_hours_of_a_night_end_in_the_morning() {
    assertThat(quietUntil("21:00", "09:00", "2026-12-01T20:59")).isEmpty();
    assertThat(quietUntil("21:00", "09:00", "2026-12-01T21:00")).contains(at("2026-12-02T09:00"));
    assertThat(quietUntil("21:00", "09:00", "2026-12-02T08:59")).contains(at("2026-12-02T09:00"));
    assertThat(quietUntil("21:00", "09:00", "2026-12-02T09:00")).isEmpty();
  }

  @Test
  void quiet_hours_within_a_day_end_on_that_day() {
    assertThat(quietUntil("13:00", "15:00", "2026-12-01T14:00")).contains(at("2026-12-01T15:00"));
    assertThat(quietUntil("13:00", "15:00", "2026-12-01T22:00")).isEmpty();
  }

  @Test
  void without_quiet_hours_every_time_is_fine() {
    assertThat(
            new Rules(Optional.empty(), Duration.ZERO).quietUntil(at("2026-12-01T03:00"), MADRID))
        .isEmpty();
  }

  @Test
  void a_missed_send_may_be_as_late_as_the_owner_says() {
    Rules rules = new Rules(Optional.empty(), Duration.ofMinutes(30));
    Instant due = at("2026-12-01T18:00");

    assertThat(rules.tooLate(due, at("2026-12-01T18:30"))).isFalse();
    assertThat(rules.tooLate(due, at("2026-12-01T18:31"))).isTrue();
  }

  @Test
  void without_a_grace_a_send_still_begins_when_we_next_look() {
    Rules rules = new Rules(Optional.empty(), Duration.ZERO);
    Instant due = at("2026-12-01T18:00");

    assertThat(rules.tooLate(due, due.plusMillis(1_500))).isFalse();
    assertThat(rules.tooLate(due, due.plusSeconds(61))).isTrue();
  }
}
