package io.promobot.simulator;

import io.promobot.simulator.Failures.Mode;

/** Decides which call or event the current failures hit: by counting, never by chance. */
final class FailureSwitch {
  private Failures failures = Failures.none();
  private Share calls = new Share();
  private Share duplicates = new Share();
  private Share reorder = new Share();

  /** Spreads a share evenly over the calls. */
  private static final class Share {
    private static final double ROUNDING = 1e-9;
    private long passed;

    boolean hits(double share) {
      double before = Math.floor(passed * share + ROUNDING);
      passed++;
      return Math.floor(passed * share + ROUNDING) > before;
    }
  }

  Failures failures() {
    return failures;
  }

  void set(Failures next) {
    failures = next;
    calls = new Share();
    duplicates = new Share();
    reorder = new Share();
  }

  /** The mode that hits this call; {@code everywhere} asks for the modes that hit all calls. */
  Mode strike(boolean everywhere) {
    Mode mode = failures.mode();
    boolean concerned = mode != Mode.NONE && mode.everywhere() == everywhere;
    return concerned && calls.hits(failures.share()) ? mode : Mode.NONE;
  }

  boolean duplicates() {
    return failures.duplicates() > 0 && duplicates.hits(failures.duplicates());
  }

  boolean reorders() {
    return failures.reorder() > 0 && reorder.hits(failures.reorder());
  }
}
