package io.promobot.experiment;

import java.util.Optional;

/**
 * By how much more of the people reach the goal than of those who got nothing, as a share of
 * people: 0.03 is three more of a hundred.
 *
 * @param low the true difference lies above this in 97.5 of 100 cases
 * @param high the true difference lies below this in 97.5 of 100 cases
 */
public record Lift(double more, double low, double high) {
  /**
   * The difference of the two shares, with the interval that Newcombe makes of both shares' own;
   * empty while there is nobody on one of the sides.
   */
  public static Optional<Lift> of(Rate rate, Rate none) {
    if (rate.people() == 0 || none.people() == 0) {
      return Optional.empty();
    }
    double more = rate.share() - none.share();
    double below = Math.hypot(down(rate), up(none));
    double above = Math.hypot(up(rate), down(none));
    return Optional.of(new Lift(more, more - below, more + above));
  }

  private static double down(Rate rate) {
    return Math.max(0, rate.share() - rate.low());
  }

  private static double up(Rate rate) {
    return Math.max(0, rate.high() - rate.share());
  }
}
