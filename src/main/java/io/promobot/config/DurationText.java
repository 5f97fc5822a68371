package io.promobot.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as settings write them: a whole number and ms, s, m or h. */
final class DurationText {
  private static final Pattern PATTERN = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  private DurationText() {}

  static Optional<Duration> read(String text) {
    var match = PATTERN.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var amount = Long.parseLong(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        });
  }

  /** One of our own, which is known to be valid. */
  static Duration of(String text) {
    return read(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  /** In the largest unit that needs no fraction. */
  static String written(Duration duration) {
    if (duration.toMillisPart() > 0) {
      return duration.toMillis() + "ms";
    }
    if (duration.isZero() || duration.toSeconds() % 60 > 0) {
      return duration.toSeconds() + "s";
    }
    return duration.toMinutes() % 60 > 0 ? duration.toMinutes() + "m" : duration.toHours() + "h";
  }
}
