package io.promobot.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/** How often a planned send runs, always at the same time on the shop's clock. */
public enum Repeat {
  ONCE {
    @Override
    ZonedDateTime later(ZonedDateTime first, int runs) {
      return first;
    }
  },
  WEEKLY {
    @Override
    ZonedDateTime later(ZonedDateTime first, int runs) {
      return first.plusWeeks(runs);
    }
  },
  /** On the first run's day of the month, or on the last day of a month that is shorter. */
  MONTHLY {
    @Override
    ZonedDateTime later(ZonedDateTime first, int runs) {
      return first.plusMonths(runs);
    }
  };

  /** The run with this number, counted from 0. */
  record Run(int number, Instant at) {}

  abstract ZonedDateTime later(ZonedDateTime first, int runs);

  /** As in the API and the database. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Repeat of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The day of the run with this number, also if it goes out later than planned. */
  LocalDate day(int run, Instant first, ZoneId zone) {
    return later(first.atZone(zone), run).toLocalDate();
  }

  /**
   * The next run that is still to come; runs whose time has passed are left out.
   *
   * @param lastDay the last day on which it may run, by the shop's calendar
   */
  Optional<Run> after(
      int run, Instant first, Instant now, Optional<LocalDate> lastDay, ZoneId zone) {
    if (this == ONCE) {
      return Optional.empty();
    }
    ZonedDateTime began = first.atZone(zone);
    int number = run + 1;
    while (!later(began, number).toInstant().isAfter(now)) {
      number++;
    }
    ZonedDateTime next = later(began, number);
    return lastDay.filter(day -> next.toLocalDate().isAfter(day)).isPresent()
        ? Optional.empty()
        : Optional.of(new Run(number, next.toInstant()));
  }
}
