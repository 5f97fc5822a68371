package io.promobot.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a campaign has come with its people.
 *
 * @param waiting messages that have not gone out yet
 * @param now people who got it
 * @param nextVisit people who find it in the website's chat once they come back
 * @param not people who did not get it and will not
 * @param endsAt when the last one goes out; empty when nothing goes out, or when there is no rate
 *     limit
 */
public record Progress(
    long waiting,
    long now,
    long nextVisit,
    long not,
    OptionalDouble perSecond,
    Optional<Instant> endsAt) {

  /** At this rate from now on. */
  public static Progress of(Overview overview, OptionalDouble pace, Instant now) {
    long waiting = overview.waiting();
    Campaign campaign = overview.campaign();
    Optional<Instant> last = overview.lastDue().filter(now::isBefore);
    boolean moving =
        (waiting > 0 || last.isPresent())
            && !campaign.hushed()
            && !campaign.state().equals("paused");
    Outcome outcome = overview.outcome();
    return new Progress(
        waiting,
        outcome.now(),
        outcome.nextVisit(),
        outcome.not(),
        pace,
        moving ? ends(time(waiting, pace).map(now::plus), last) : Optional.empty());
  }

  /** By the customers' clocks, or by the rate limit if that takes longer. */
  private static Optional<Instant> ends(Optional<Instant> byPace, Optional<Instant> byClock) {
    return byClock.map(last -> byPace.filter(last::isBefore).orElse(last)).or(() -> byPace);
  }

  /** How long this many messages take; empty when there is no rate limit. */
  public static Optional<Duration> time(long messages, OptionalDouble pace) {
    return pace.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds((long) Math.ceil(messages / pace.getAsDouble())));
  }
}
