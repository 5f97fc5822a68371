package io.promobot.channel;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The secrets with which a channel's events are signed.
 *
 * @param before the one that a new one replaced less than a day ago
 */
public record SigningKeys(String now, Optional<String> before) {
  public SigningKeys(String now) {
    this(now, Optional.empty());
  }

  /** Those that prove a body today, the newest first. */
  public Stream<String> all() {
    return Stream.concat(Stream.of(now), before.stream());
  }

  @Override
  public String toString() {
    return "SigningKeys";
  }
}
