package io.promobot.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A program's own token, without its secret.
 *
 * @param lastUsedAt to the minute
 */
record ProgramToken(
    long id, String name, Kind kind, Instant createdAt, Optional<Instant> lastUsedAt) {
  /** What it may do. */
  enum Kind {
    EVERYTHING,
    REDEEM;

    static Kind of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
