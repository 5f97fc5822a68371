package io.promobot.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When a send is to go out, and how often.
 *
 * @param eachRun whom its runs are for, if it repeats
 * @param clock whose clock shows {@code at}, which is an instant of the shop's
 * @param until the last day on which it may run again, by the shop's calendar
 */
public record Plan(
    Instant at, Repeat repeat, EachRun eachRun, Clock clock, Optional<LocalDate> until) {
  boolean isForEveryoneAgain() {
    return repeat != Repeat.ONCE && eachRun == EachRun.EVERYONE;
  }
}
