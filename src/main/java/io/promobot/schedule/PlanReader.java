package io.promobot.schedule;

import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads plans and rules from JSON, and refuses those that would not do what the owner expects. */
final class PlanReader {
  /** A clock that is a little ahead of ours plans for now, not for the past. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private static final Duration FURTHEST = Duration.ofDays(732);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  /** What a plan is that says only when. */
  static final Plan PLAIN =
      new Plan(Instant.EPOCH, Repeat.ONCE, EachRun.EVERYONE, Clock.SHOP, Optional.empty());

  private PlanReader() {}

  /**
   * What the body leaves out is as before. Fails with a 400 that names every mistake. A time
   * without an offset is one of the shop's clock.
   */
  static Plan plan(JsonObject body, Plan before, Rules rules, Instant now, ZoneId zone) {
    List<Mistake> mistakes = new ArrayList<>();
    Instant at = instant(body.getString("at"), zone, mistakes);
    Repeat repeat = Repeat.of(body.getString("repeat", before.repeat().word()));
    EachRun eachRun = EachRun.of(body.getString("each_run", before.eachRun().word()));
    Clock clock = Clock.of(body.getString("clock", before.clock().word()));
    Optional<LocalDate> until = until(body, repeat, before);
    if (mistakes.isEmpty()) {
      time(at, now).ifPresent(message -> mistakes.add(new Mistake("at", message)));
      rules
          .quietUntil(at, zone)
          .ifPresent(end -> mistakes.add(new Mistake("at", quiet(end, zone))));
      until
          .flatMap(day -> day(day, repeat, at, zone))
          .ifPresent(message -> mistakes.add(new Mistake("until", message)));
    }
    if (!mistakes.isEmpty()) {
      throw Problem.badInput(mistakes);
    }
    return new Plan(at, repeat, eachRun, clock, until);
  }

  private static Optional<LocalDate> until(JsonObject body, Repeat repeat, Plan before) {
    if (body.containsKey("until")) {
      return Optional.ofNullable(body.getString("until")).map(LocalDate::parse);
    }
    return repeat == Repeat.ONCE ? Optional.empty() : before.until();
  }

  private static Instant instant(String text, ZoneId zone, List<Mistake> mistakes) {
    try {
      return DateTimeFormatter.ISO_DATE_TIME.parseBest(
                  text, OffsetDateTime::from, LocalDateTime::from)
              instanceof OffsetDateTime exact
          ? exact.toInstant()
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      mistakes.add(new Mistake("at", "is a time such as 2026-12-01T18:00:00+01:00"));
      return Instant.EPOCH;
    }
  }

  private static Optional<String> time(Instant at, Instant now) {
    if (at.isBefore(now.minus(AHEAD))) {
      return Optional.of("is in the past; choose a time that is still to come");
    }
    return at.isAfter(now.plus(FURTHEST))
        ? Optional.of("is more than two years away; choose an earlier time")
        : Optional.empty();
  }

  private static String quiet(Instant end, ZoneId zone) {
    return "is within the quiet hours; choose a time from %s on"
        .formatted(CLOCK.format(end.atZone(zone)));
  }

  private static Optional<String> day(LocalDate day, Repeat repeat, Instant at, ZoneId zone) {
    if (repeat == Repeat.ONCE) {
      return Optional.of("is for sends that repeat; choose weekly or monthly, or leave it out");
    }
    return day.isBefore(at.atZone(zone).toLocalDate())
        ? Optional.of("is before the first time; choose a later day")
        : Optional.empty();
  }

  /** Fails with a 400 when only one end of the quiet hours is given, or both are the same. */
  static Rules rules(JsonObject body) {
    Optional<LocalTime> from = clock(body, "quiet_from");
    Optional<LocalTime> until = clock(body, "quiet_until");
    if (from.isPresent() != until.isPresent()) {
      throw Problem.badInput(
          List.of(
              new Mistake(
                  from.isPresent() ? "quiet_until" : "quiet_from",
                  "is missing; quiet hours have a beginning and an end")));
    }
    if (from.isPresent() && from.equals(until)) {
      throw Problem.badInput(
          List.of(new Mistake("quiet_until", "is when they begin; choose another time")));
    }
    return new Rules(
        from.map(begin -> new Rules.Quiet(begin, until.orElseThrow())),
        Duration.ofMinutes(body.getInteger("grace_minutes")));
  }

  private static Optional<LocalTime> clock(JsonObject body, String field) {
    try {
      return Optional.ofNullable(body.getString(field)).map(LocalTime::parse);
    } catch (DateTimeException e) {
      throw Problem.badInput(List.of(new Mistake(field, "may only be a time such as 21:00")));
    }
  }
}
