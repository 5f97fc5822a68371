package io.promobot.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which part of the next wave each variant gets. */
public final class Shares {
  /** Nobody is written off for good: what people like may change, and a bad beginning is chance. */
  public static final double FLOOR = 0.05;

  private Shares() {}

  /** The same part for each. */
  public static List<Double> even(int variants) {
    return Collections.nCopies(variants, 1.0 / variants);
  }

  /**
   * As large as the variant's chance to be the best, but no smaller than the floor (Thompson
   * sampling for a whole wave at once). They add up to 1.
   */
  public static List<Double> learned(List<Standing> standings) {
    double free = 1 - FLOOR * standings.size();
    List<Double> shares = new ArrayList<>();
    standings.forEach(each -> shares.add(FLOOR + free * each.best()));
    return shares;
  }
}
