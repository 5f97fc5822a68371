package io.promobot.stats;

import java.time.Instant;
import java.util.Optional;

/**
 * Which of a campaign's people to count: those of one version, of one origin, on one line, or who
 * joined since.
 */
public record Slice(
    Optional<Integer> version,
    Optional<String> origin,
    Optional<String> line,
    Optional<Instant> since) {
  public static final Slice EVERYBODY =
      new Slice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
