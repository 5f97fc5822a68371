package io.promobot.partition;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * How much time a partition covers. It follows from how long rows are kept: what is kept too long
 * stays small, and so does the number of partitions.
 */
enum Width {
  DAY(1),
  WEEK(7),
  MONTH(31);

  private static final Duration BY_DAYS = Duration.ofDays(30);
  private static final Duration BY_WEEKS = Duration.ofDays(180);

  private final Duration longest;

  Width(int days) {
    this.longest = Duration.ofDays(days);
  }

  Duration longest() {
    return longest;
  }

  /** Empty is forever. */
  static Width of(Optional<Duration> kept) {
    if (kept.filter(days -> days.compareTo(BY_DAYS) <= 0).isPresent()) {
      return DAY;
    }
    return kept.filter(days -> days.compareTo(BY_WEEKS) <= 0).isPresent() ? WEEK : MONTH;
  }

  /** The last boundary up to this moment. */
  Instant upTo(Instant moment) {
    LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
    LocalDate last =
        switch (this) {
          case DAY -> day;
          case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case MONTH -> day.withDayOfMonth(1);
        };
    return last.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first boundary after this moment: a midnight of UTC. */
  Instant after(Instant moment) {
    LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
    LocalDate next =
        switch (this) {
          case DAY -> day.plusDays(1);
          case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
          case MONTH -> day.with(TemporalAdjusters.firstDayOfNextMonth());
        };
    return next.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
