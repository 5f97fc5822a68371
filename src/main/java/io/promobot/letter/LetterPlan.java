package io.promobot.letter;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * When the owner wants the letter, and where.
 *
 * @param on whether it is sent at all
 * @param hour of the shop's clock, from 0 to 23
 * @param dueAt the next one; empty while it is off
 */
record LetterPlan(
    boolean on, DayOfWeek weekday, int hour, Optional<String> address, Optional<Instant> dueAt) {
  /** As long as the owner has chosen nothing. */
  static final LetterPlan OFF =
      new LetterPlan(false, DayOfWeek.MONDAY, 8, Optional.empty(), Optional.empty());

  private static final Duration STILL_NEW = Duration.ofDays(1);

  /**
   * The first time after this instant. Always computed from the weekday and the hour: an hour that
   * a clock change leaves out moves this one letter, and not those of all later weeks.
   */
  Instant next(Instant now, ZoneId zone) {
    LocalDate day = now.atZone(zone).toLocalDate().with(TemporalAdjusters.nextOrSame(weekday));
    Instant at = on(day, zone);
    return at.isAfter(now) ? at : on(day.plusWeeks(1), zone);
  }

  /** The same with the time of the next one. */
  LetterPlan planned(Instant now, ZoneId zone) {
    return new LetterPlan(
        on, weekday, hour, address, on ? Optional.of(next(now, zone)) : Optional.empty());
  }

  private Instant on(LocalDate day, ZoneId zone) {
    return day.atTime(hour, 0).atZone(zone).toInstant();
  }

  /** Whether a letter that was due then would come too late to be news. */
  static boolean tooLate(Instant due, Instant now) {
    return due.plus(STILL_NEW).isBefore(now);
  }
}
