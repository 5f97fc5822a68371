package io.promobot.retention;

import io.promobot.stats.ShopDays;
import java.time.Duration;
import java.util.Optional;

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
    ShopDays days) {}
