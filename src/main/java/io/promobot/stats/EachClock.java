package io.promobot.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;

/**
 * A time that everybody's own clock shows when it is their turn.
 *
 * <p>Where the clocks skip it, it is as much later as they skip; where they show it twice, the
 * first time counts.
 *
 * @param at when the shop's clock shows it
 * @param shop the shop's zone, which also counts for those whose own is not known
 */
public record EachClock(Instant at, ZoneId shop) {
  /** Who is that late gets it at once; later than that, at the same time of the next day. */
  public static final Duration LATE = Duration.ofHours(1);

  /** No clock on earth is further ahead of another one. */
  public static final Duration FURTHEST = Duration.ofHours(26);

  /** When a clock there shows it for the first time that is not long over now. */
  public Instant in(ZoneId zone, Instant now) {
    LocalDateTime wall = LocalDateTime.ofInstant(at, shop);
    ZonedDateTime there = wall.atZone(zone);
    for (int days = 1; there.toInstant().isBefore(now.minus(LATE)); days++) {
      there = wall.plusDays(days).atZone(zone);
    }
    return there.toInstant();
  }

  /** Whether the clocks there show it before the shop's does, and it is not long over now. */
  public boolean isEarly(ZoneId zone, Instant now) {
    return in(zone, now).isBefore(at);
  }

  /** When the first of these clocks, or the shop's, shows it. */
  public Instant first(Collection<ZoneId> zones, Instant now) {
    return zones.stream()
        .map(zone -> in(zone, now))
        .filter(at::isAfter)
        .min(Comparator.naturalOrder())
        .orElse(at);
  }
}
