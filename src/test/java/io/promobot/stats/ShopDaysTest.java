package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopDaysTest {
  private static ShopDays in(String zone) {
    return new ShopDays(ZoneId.of(zone));
  }

  @ParameterizedTest(name = "{1} in {0} is of {2}")
  @CsvSource({
    "UTC, 2026-11-29T00:00:00Z, 2026-11-29",
    "Asia/Tokyo, 2026-11-28T15:00:00Z, 2026-11-29",
    "Asia/Tokyo, 2026-11-28T14:59:59.999Z, 2026-11-28",
    "America/Chicago, 2026-11-29T05:59:59Z, 2026-11-28",
    "Asia/Kolkata, 2026-11-28T18:30:00Z, 2026-11-29",
    "Asia/Kathmandu, 2026-11-28T18:15:00Z, 2026-11-29",
    "Asia/Kathmandu, 2026-11-28T18:14:59Z, 2026-11-28",
    "Pacific/Kiritimati, 2026-11-28T10:00:00Z, 2026-11-29",
    "Pacific/Niue, 2026-11-29T10:59:59Z, 2026-11-28"
  })
  void an_instant_is_of_the_day_on_the_shops_calendar(String zone, Instant at, LocalDate day) {
    assertThat(in(zone).dayOf(at)).isEqualTo(day);
  }

  @ParameterizedTest(name = "{1} in {0}: {2} to {3}")
  @CsvSource({
    "Europe/Madrid, 2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "Europe/Madrid, 2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "America/New_York, 2026-03-08, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z",
    // midnight is skipped: the day begins at one
    "America/Santiago, 2026-09-06, 2026-09-06T04:00:00Z, 2026-09-07T03:00:00Z",
    "Asia/Beirut, 2026-03-29, 2026-03-28T22:00:00Z, 2026-03-29T21:00:00Z",
    // the hour before midnight comes twice
    "America/Santiago, 2026-04-04, 2026-04-04T03:00:00Z, 2026-04-05T04:00:00Z",
    "Asia/Beirut, 2026-10-24, 2026-10-23T21:00:00Z, 2026-10-24T22:00:00Z",
    // half an hour forward and back
    "Australia/Lord_Howe, 2026-10-04, 2026-10-03T13:30:00Z, 2026-10-04T13:00:00Z",
    "Australia/Lord_Howe, 2026-04-05, 2026-04-04T13:00:00Z, 2026-04-05T13:30:00Z",
    // a day that was left out altogether
    "Pacific/Apia, 2011-12-30, 2011-12-30T10:00:00Z, 2011-12-30T10:00:00Z"
  })
  void a_day_lasts_from_its_first_instant_to_the_first_of_the_next(
      String zone, LocalDate day, Instant start, Instant end) {
    assertThat(in(zone).startOf(day)).isEqualTo(start);
    assertThat(in(zone).endOf(day)).isEqualTo(end);
  }

  @ParameterizedTest(name = "{1} in {0} is of the hour from {2}")
  @CsvSource({
    "UTC, 2026-11-29T12:34:56Z, 2026-11-29T12:00:00Z",
    "Asia/Kolkata, 2026-11-28T18:29:59Z, 2026-11-28T17:30:00Z",
    "Asia/Kolkata, 2026-11-28T18:30:00Z, 2026-11-28T18:30:00Z",
    "Asia/Kathmandu, 2026-11-28T18:20:00Z, 2026-11-28T18:15:00Z",
    // both hours from two to three o'clock
    "Europe/Madrid, 2026-10-25T00:30:00Z, 2026-10-25T00:00:00Z",
    "Europe/Madrid, 2026-10-25T01:30:00Z, 2026-10-25T01:00:00Z",
    // clocks go back to half past one, and half a year later forward to half past two
    "Australia/Lord_Howe, 2026-04-04T14:59:59Z, 2026-04-04T14:00:00Z",
    "Australia/Lord_Howe, 2026-04-04T15:29:59Z, 2026-04-04T15:00:00Z",
    "Australia/Lord_Howe, 2026-04-04T15:30:00Z, 2026-04-04T15:30:00Z",
    "Australia/Lord_Howe, 2026-10-03T15:45:00Z, 2026-10-03T15:30:00Z",
    "Australia/Lord_Howe, 2026-10-03T16:00:00Z, 2026-10-03T16:00:00Z",
    // a quarter to three is a quarter to four, in a zone of quarters of an hour
    "Pacific/Chatham, 2026-09-26T13:59:59Z, 2026-09-26T13:15:00Z",
    "Pacific/Chatham, 2026-09-26T14:00:00Z, 2026-09-26T14:00:00Z",
    "Pacific/Chatham, 2026-09-26T14:15:00Z, 2026-09-26T14:15:00Z"
  })
  void an_instant_is_of_the_hour_on_the_shops_clock(String zone, Instant at, Instant hour) {
    assertThat(in(zone).hourOf(at)).isEqualTo(hour);
  }

  /** Every quarter of an hour of a year, so that every change of the clocks is among them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Madrid",
        "America/Santiago",
        "Asia/Beirut",
        "Africa/Cairo",
        "America/St_Johns",
        "Asia/Kolkata",
        "Asia/Kathmandu",
        "Pacific/Chatham",
        "Australia/Lord_Howe",
        "Antarctica/Troll"
      })
  void every_instant_is_within_its_day_and_every_hour_within_one_day(String zone) {
    ShopDays days = in(zone);
    Instant end = Instant.parse("2027-01-02T00:00:00Z");

    for (Instant at = Instant.parse("2026-01-01T00:00:00Z");
        at.isBefore(end);
        at = at.plus(Duration.ofMinutes(15))) {
      LocalDate day = days.dayOf(at);
      assertThat(days.startOf(day)).isBeforeOrEqualTo(at);
      assertThat(days.endOf(day)).isAfter(at);
      assertThat(days.hourOf(at)).isBetween(days.startOf(day), at);
      assertThat(days.hourOf(days.hourOf(at))).isEqualTo(days.hourOf(at));
    }
  }

  @Test
  void a_day_ends_where_the_next_begins() {
    ShopDays days = in("America/Santiago");

    LocalDate.of(2026, 1, 1)
        .datesUntil(LocalDate.of(2027, 1, 1))
        .forEach(day -> assertThat(days.endOf(day)).isEqualTo(days.startOf(day.plusDays(1))));
  }
}
