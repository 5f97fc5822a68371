package io.promobot.db;

import java.util.stream.Collectors;

/** Plans that only look rows up by their keys, also on a pool whose plans may do otherwise. */
public final class KeyPlans {
  /** The statement that asks for them in the rest of its transaction. */
  public static final String SET =
      PoolPlan.BY_KEYS.entrySet().stream()
          .map(each -> "set_config('%s', '%s', true)".formatted(each.getKey(), each.getValue()))
          .collect(Collectors.joining(", ", "SELECT ", ""));

  private KeyPlans() {}
}
