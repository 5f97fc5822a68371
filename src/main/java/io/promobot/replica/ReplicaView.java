package io.promobot.replica;

import io.promobot.db.ReadingPool.Health;
import io.promobot.db.ReadingPool.State;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a look at a replica has found out.
 *
 * @param shownUntil as {@link Freshness} has it
 */
record ReplicaView(Health health, OptionalLong shownUntil, Optional<Duration> behind) {
  /** One that is not read whatever it shows. */
  static ReplicaView unfit(Health why) {
    return new ReplicaView(why, OptionalLong.empty(), Optional.empty());
  }

  /** One that replays what our primary writes, and may be this far behind. */
  static ReplicaView of(OptionalLong shownUntil, long now, Duration limit) {
    boolean near = shownUntil.isPresent() && now - shownUntil.getAsLong() <= limit.toNanos();
    return new ReplicaView(near ? Health.USED : Health.BEHIND, shownUntil, behind(shownUntil, now));
  }

  private static Optional<Duration> behind(OptionalLong shownUntil, long now) {
    return shownUntil.isPresent()
        ? Optional.of(Duration.ofNanos(Math.max(0, now - shownUntil.getAsLong())))
        : Optional.empty();
  }

  /** Whether the replica shows everything from before {@code since}, and enough of the rest. */
  boolean shows(long since, long now, Duration limit) {
    return fresh(now, limit) && shownUntil.getAsLong() - since > 0;
  }

  private boolean fresh(long now, Duration limit) {
    return health == Health.USED && now - shownUntil.getAsLong() <= limit.toNanos();
  }

  /** As it was seen, unless that is too long ago. */
  State stateAt(long now, Duration limit) {
    return health == Health.USED && !fresh(now, limit)
        ? new State(Health.BEHIND, behind(shownUntil, now))
        : new State(health, behind);
  }
}
