package io.promobot.db;

import java.util.Set;

/**
 * What a failed statement calls for: wait for the database, retry immediately, or fix the data or
 * the code.
 */
public enum DatabaseFailure {
  /** The database is away, full, read-only or too busy: the same request may succeed later. */
  UNAVAILABLE,
  /** Two transactions conflicted, or a cached plan became stale: retry once. */
  RETRYABLE,
  /** The database refused these values and would refuse them again. */
  DATA,
  /** Anything else, such as a statement that does not fit the schema. */
  BUG;

  /**
   * Connection trouble, resources, operators' actions, storage errors, sign-in, missing database.
   */
  private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58", "28", "3D");

  /**
   * Read-only after a failover; a lock not obtained in time; cut off while idle in a transaction.
   */
  private static final Set<String> UNAVAILABLE_STATES = Set.of("25006", "55P03", "25P03");

  private static final Set<String> RETRYABLE_STATES = Set.of("40001", "40P01", "0A000");
  private static final Set<String> DATA_CLASSES = Set.of("22", "23");

  static DatabaseFailure ofState(String state) {
    var group = state.substring(0, Math.min(2, state.length()));
    if (UNAVAILABLE_CLASSES.contains(group) || UNAVAILABLE_STATES.contains(state)) {
      return UNAVAILABLE;
    }
    if (RETRYABLE_STATES.contains(state)) {
      return RETRYABLE;
    }
    return DATA_CLASSES.contains(group) ? DATA : BUG;
  }
}
