package io.promobot.variant;

import io.promobot.flow.Stage;
import java.time.Duration;

/**
 * How a campaign tries several wordings, as the owner wants it.
 *
 * @param variants how many
 * @param goal what people are to reach
 * @param learns whether better ones get more people as it goes on
 * @param holdout the part of everybody who get nothing, from 0 to 0.5
 * @param careless the loss the owner accepts, as a share of people: 0.002 is two in a thousand who
 *     would have reached the goal with the best variant
 * @param wavePeople where it learns: how many people a send writes to before it draws again
 * @param waveTime how long a wave is open at least
 * @param actTime how long each person has for reaching the goal
 */
public record Experiment(
    int variants,
    Stage goal,
    boolean learns,
    double holdout,
    double careless,
    int wavePeople,
    Duration waveTime,
    Duration actTime) {

  /** Whether this may be made of the other while people come: they keep what they have. */
  public boolean measuresTheSameAs(Experiment other) {
    return variants == other.variants
        && goal.number() == other.goal.number()
        && holdout == other.holdout
        && actTime.equals(other.actTime);
  }
}
