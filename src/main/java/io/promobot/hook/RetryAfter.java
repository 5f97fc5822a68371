package io.promobot.hook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads a Retry-After header: seconds, or a date. */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /** At least a second, at most an hour; empty when it is neither. */
  static Optional<Duration> read(String text, Instant now) {
    return seconds(text.strip())
        .or(() -> date(text.strip(), now))
        .map(pause -> pause.compareTo(LONGEST) > 0 ? LONGEST : pause)
        .map(pause -> pause.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : pause);
  }

  /** Some say 0.5. */
  private static Optional<Duration> seconds(String text) {
    return text.matches("\\d{1,9}(\\.\\d{1,9})?")
        ? Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1_000)))
        : Optional.empty();
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      ZonedDateTime then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(now, then));
    } catch (DateTimeParseException neither) {
      return Optional.empty();
    }
  }
}
