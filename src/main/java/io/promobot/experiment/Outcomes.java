package io.promobot.experiment;

/**
 * What came of the people of one variant in one wave whose time to act is over; the others count
 * for nothing yet, or a quick variant would look better than it is.
 *
 * @param people how many they are
 * @param reached how many of them did what the owner wants
 */
public record Outcomes(long people, long reached) {
  /** Fails when more reached the goal than there are people. */
  public Outcomes {
    if (reached < 0 || people < reached) {
      throw new IllegalArgumentException(reached + " of " + people + " people");
    }
  }
}
