package io.promobot.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When planned sends may go out.
 *
 * @param quiet the hours in which nobody is to be disturbed, by the shop's clock
 * @param grace how late a send may still go out, because promobot was not running at its time
 */
public record Rules(Optional<Quiet> quiet, Duration grace) {
  /** Nobody calls a send late that begins within this time, and we look every second. */
  private static final Duration IN_TIME = Duration.ofMinutes(1);

  /** From an hour to another one, which may be on the next morning. */
  public record Quiet(LocalTime from, LocalTime until) {
    private boolean has(LocalTime time) {
      boolean afterFrom = !time.isBefore(from);
      boolean beforeUntil = time.isBefore(until);
      return from.isBefore(until) ? afterFrom && beforeUntil : afterFrom || beforeUntil;
    }

    private Instant end(ZonedDateTime at) {
      var day = at.toLocalDate();
      var morning = at.toLocalTime().isBefore(until) ? day : day.plusDays(1);
      return morning.atTime(until).atZone(at.getZone()).toInstant();
    }
  }

  /** When the quiet hours end in which this instant lies, if it does. */
  public Optional<Instant> quietUntil(Instant at, ZoneId zone) {
    ZonedDateTime there = at.atZone(zone);
    return quiet.filter(hours -> hours.has(there.toLocalTime())).map(hours -> hours.end(there));
  }

  boolean tooLate(Instant due, Instant now) {
    Duration allowed = grace.compareTo(IN_TIME) < 0 ? IN_TIME : grace;
    return due.plus(allowed).isBefore(now);
  }
}
