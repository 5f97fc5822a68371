package io.promobot.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Meta's times: milliseconds since 1970, as a number or as a string of digits. Seconds and
 * microseconds are recognized by their size.
 */
final class MetaTime {
  private static final long SECONDS_BELOW = 1_000_000_000_000L;
  private static final long YEAR_10000 = 253_402_300_800_000L;
  private static final int MOST_DIGITS = 18;

  /** Messenger did not exist before this, so an earlier time is a mistake. */
  private static final Instant MESSENGER_BEGAN = Instant.parse("2011-08-09T00:00:00Z");

  private MetaTime() {}

  static Optional<Instant> read(JsonNode value) {
    if (value.isNumber()) {
      return value.canConvertToLong() ? of(value.longValue()) : Optional.empty();
    }
    return value.isTextual() ? read(value.textValue()) : Optional.empty();
  }

  static Optional<Instant> read(String digits) {
    if (digits.isEmpty()
        || digits.length() > MOST_DIGITS
        || !digits.chars().allMatch(MetaTime::isDigit)) {
      return Optional.empty();
    }
    return of(Long.parseLong(digits));
  }

  private static Optional<Instant> of(long value) {
    long millis = value < YEAR_10000 ? value : value / 1_000;
    if (value <= 0 || millis >= YEAR_10000) {
      return Optional.empty();
    }
    Instant at =
        value < SECONDS_BELOW ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(millis);
    return Optional.of(at).filter(MESSENGER_BEGAN::isBefore);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
