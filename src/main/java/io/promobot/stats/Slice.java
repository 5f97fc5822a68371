package io.promobot.stats;

import java.time.Instant;
import java.util.Optional;

/**
 * Which of a campaign's people to count: those of one version, of one origin, or who joined since.
 */
public record Slice(Optional<Integer> version, Optional<String> origin, Optional<Instant> since) {
  public static final Slice EVERYBODY =
      new Slice(Optional.empty(), Optional.empty(), Optional.empty());
}
