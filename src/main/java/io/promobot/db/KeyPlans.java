package io.promobot.db;

import java.util.stream.Collectors;

/** What a transaction may set, beside what its pool does. */
public final class KeyPlans {
  /** Plans that only look rows up by their keys, also on a pool whose plans may do otherwise. */
  public static final String SET =
      PoolPlan.BY_KEYS.entrySet().stream()
          .map(each -> "set_config('%s', '%s', true)".formatted(each.getKey(), each.getValue()))
          .collect(Collectors.joining(", ", "SELECT ", ""));

  /**
   * Ends a transaction's own lock_timeout. Not by DEFAULT: what a connection began with may not be
   * ours.
   */
  public static final String USUAL_LOCK_TIMEOUT =
      "SET LOCAL lock_timeout = '" + PoolPlan.LOCK_TIMEOUT + "'";

  private KeyPlans() {}
}
