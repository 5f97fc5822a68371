package io.promobot.stats;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;

/**
 * The days and hours of the shop's own clock. Only Java applies time zone rules; PostgreSQL is
 * given nothing but instants and dates.
 */
public record ShopDays(ZoneId zone) {

  /** The day on the shop's wall calendar at this instant. */
  public LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** Midnight, or the first instant after it where the clocks skip midnight. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** The first instant after this day. */
  public Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }

  /**
   * When the hour on the shop's clock began. A clock change begins a new one, so an hour that
   * occurs twice counts as two, and where clocks change by half an hour some hours are shorter.
   */
  public Instant hourOf(Instant at) {
    ZoneRules rules = zone.getRules();
    ZoneOffset offset = rules.getOffset(at);
    Instant hour = at.atOffset(offset).truncatedTo(ChronoUnit.HOURS).toInstant();
    return rules.getOffset(hour).equals(offset) ? hour : rules.nextTransition(hour).getInstant();
  }
}
