package io.promobot.stats;

import java.time.Instant;
import java.util.Optional;

/**
 * Which of a campaign's people to count: those of one version, of one origin, on one line, who
 * speak one language, or who joined since.
 *
 * @param language its tag
 */
public record Slice(
    Optional<Integer> version,
    Optional<String> origin,
    Optional<String> line,
    Optional<String> language,
    Optional<Instant> since) {
  public static final Slice EVERYBODY =
      new Slice(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
