package io.promobot.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A send's progress.
 *
 * @param waiting messages that have not gone out yet
 * @param endsAt when the last one goes out; empty when nothing goes out, or when there is no rate
 *     limit
 */
public record Progress(long waiting, OptionalDouble perSecond, Optional<Instant> endsAt) {

  /** At this rate from now on. */
  public static Progress of(Campaign campaign, long waiting, OptionalDouble pace, Instant now) {
    boolean moving = waiting > 0 && !campaign.state().equals("paused");
    return new Progress(
        waiting, pace, moving ? time(waiting, pace).map(now::plus) : Optional.empty());
  }

  /** How long this many messages take; empty when there is no rate limit. */
  public static Optional<Duration> time(long messages, OptionalDouble pace) {
    return pace.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds((long) Math.ceil(messages / pace.getAsDouble())));
  }
}
