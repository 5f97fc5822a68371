package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class EachClockTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /** Six in the evening in Madrid. */
  private static final Instant SIX = Instant.parse("2026-12-01T17:00:00Z");

  private static final EachClock EVENING = new EachClock(SIX, MADRID);
  private static final Instant LONG_BEFORE = SIX.minusSeconds(100_000);

  private static Instant in(String zone, Instant now) {
    return EVENING.in(ZoneId.of(zone), now);
  }

  @Test
  void everybodys_clock_shows_the_time_of_the_shops() {
    assertThat(in("Europe/Madrid", LONG_BEFORE)).isEqualTo(SIX);
    assertThat(in("Asia/Tokyo", LONG_BEFORE)).isEqualTo("2026-12-01T09:00:00Z");
    assertThat(in("America/New_York", LONG_BEFORE)).isEqualTo("2026-12-01T23:00:00Z");
    assertThat(in("Asia/Kathmandu", LONG_BEFORE)).isEqualTo("2026-12-01T12:15:00Z");
  }

  @Test
  void it_is_the_same_day_on_both_sides_of_the_date_line() {
    assertThat(in("Pacific/Kiritimati", LONG_BEFORE)).isEqualTo("2026-12-01T04:00:00Z");
    assertThat(in("Pacific/Pago_Pago", LONG_BEFORE)).isEqualTo("2026-12-02T05:00:00Z");
  }

  @Test
  void who_is_up_to_an_hour_late_gets_it_at_once_and_others_on_the_next_day() {
    Instant there = Instant.parse("2026-12-01T09:00:00Z");

    assertThat(in("Asia/Tokyo", there.plusSeconds(3_600))).isEqualTo(there);
    assertThat(in("Asia/Tokyo", there.plusSeconds(3_601))).isEqualTo("2026-12-02T09:00:00Z");
    assertThat(in("Asia/Tokyo", there.plusSeconds(4 * 86_400))).isEqualTo("2026-12-05T09:00:00Z");
  }

  @Test
  void the_first_clocks_are_those_that_show_it_before_the_shops() {
    var zones = List.of(NEW_YORK, TOKYO, MADRID);

    assertThat(EVENING.first(zones, LONG_BEFORE)).isEqualTo("2026-12-01T09:00:00Z");
    assertThat(EVENING.first(List.of(NEW_YORK), LONG_BEFORE)).isEqualTo(SIX);
    assertThat(EVENING.first(zones, SIX)).as("too late in Tokyo").isEqualTo(SIX);
    assertThat(EVENING.isEarly(TOKYO, LONG_BEFORE)).isTrue();
    assertThat(EVENING.isEarly(MADRID, LONG_BEFORE)).isFalse();
    assertThat(EVENING.isEarly(TOKYO, SIX)).as("tomorrow's").isFalse();
  }

  @Test
  void where_the_clocks_skip_it_it_is_as_much_later_and_where_it_comes_twice_the_first_counts() {
    EachClock night = new EachClock(Instant.parse("2027-03-14T02:30:00Z"), ZoneId.of("UTC"));
    Instant before = Instant.parse("2027-03-13T00:00:00Z");
    assertThat(night.in(NEW_YORK, before)).as("03:30").isEqualTo("2027-03-14T07:30:00Z");

    EachClock twice = new EachClock(Instant.parse("2027-11-07T01:30:00Z"), ZoneId.of("UTC"));
    assertThat(twice.in(NEW_YORK, before)).isEqualTo("2027-11-07T05:30:00Z");
  }

  @Test
  void where_summer_ends_on_another_day_the_clock_still_shows_it() {
    EachClock march = new EachClock(Instant.parse("2027-03-20T17:00:00Z"), MADRID);

    assertThat(march.in(NEW_YORK, Instant.parse("2027-03-19T00:00:00Z")))
        .isEqualTo("2027-03-20T22:00:00Z");
  }
}
