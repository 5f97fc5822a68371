package io.promobot.retention;

import io.promobot.stats.ShopDays;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long things are kept; empty means forever.
 *
 * @param events what customers did, by which an event that comes again is recognized
 * @param messages what was sent, or ended without going out
 * @param hourlyTaps how long taps are counted by the hour; after that by the day
 * @param days the shop's days
 */
public record Keep(
    Optional<Duration> events,
    Optional<Duration> messages,
    Optional<Duration> hourlyTaps,
    ShopDays days) {
  private static final Duration NOT_UNDERSTOOD = Duration.ofDays(90);
  private static final Duration HOURLY_PEOPLE = Duration.ofDays(35);

  /** How long people are counted by the hour: never longer than taps, and forever if those are. */
  Optional<Duration> hourlyPeople() {
    return hourlyTaps.map(kept -> kept.compareTo(HOURLY_PEOPLE) < 0 ? kept : HOURLY_PEOPLE);
  }

  /** The time up to now in which something is counted by the hour. */
  Optional<HourlyStore> hourly(Optional<Duration> kept) {
    return kept.map(period -> new HourlyStore(period, days));
  }

  /**
   * How long a text that nobody understood is kept: never longer than what customers did or what
   * was said, because it is both.
   */
  Duration notUnderstood() {
    return Stream.of(events, messages)
        .flatMap(Optional::stream)
        .filter(kept -> kept.compareTo(NOT_UNDERSTOOD) < 0)
        .min(Duration::compareTo)
        .orElse(NOT_UNDERSTOOD);
  }
}
