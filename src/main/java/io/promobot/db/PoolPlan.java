package io.promobot.db;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How one pool is set up. The limits form a chain: lock_timeout before statement_timeout before the
 * silence after which the socket is cut, so that only a connection that really hangs is cut.
 */
record PoolPlan(
    PoolName name,
    int size,
    int waiting,
    Duration statementTimeout,
    Duration silence,
    Map<String, String> properties) {

  /**
   * Our statements look rows up by their keys, so plans may do nothing else. Left alone, PostgreSQL
   * reads whole tables while they are young and unknown to it, and cached plans go on doing so.
   * Starting workers takes longer than looking rows up.
   */
  static final Map<String, String> BY_KEYS =
      Map.of(
          "enable_seqscan", "off",
          "enable_hashjoin", "off",
          "enable_mergejoin", "off",
          "enable_material", "off",
          "max_parallel_workers_per_gather", "0",
          "jit", "off");

  /** Webhook intake: always the same statements, so planning them once is enough. */
  static PoolPlan ingest() {
    var settings = new HashMap<>(BY_KEYS);
    settings.put("plan_cache_mode", "force_generic_plan");
    return new PoolPlan(
        PoolName.INGEST, 4, 256, Duration.ofSeconds(5), Duration.ofSeconds(8), settings);
  }

  static PoolPlan general() {
    return new PoolPlan(
        PoolName.GENERAL, 8, 512, Duration.ofSeconds(5), Duration.ofSeconds(8), BY_KEYS);
  }

  static PoolPlan bulk() {
    return new PoolPlan(
        PoolName.BULK, 2, 32, Duration.ofSeconds(60), Duration.ofMinutes(5), Map.of("jit", "off"));
  }

  /**
   * Whether a connection must answer before work begins on it: where long silence is normal, a dead
   * one would be noticed only after minutes.
   */
  boolean proven() {
    return name == PoolName.BULK;
  }

  /** One connection that listens; its heartbeat keeps it from being silent. */
  static PoolPlan listen() {
    return new PoolPlan(
        PoolName.LISTEN, 1, 8, Duration.ofSeconds(5), Duration.ofSeconds(10), Map.of());
  }

  /** One question to a server that may not be the right one. */
  static PoolPlan probe() {
    return new PoolPlan(
        PoolName.PROBE, 1, 1, Duration.ofSeconds(2), Duration.ofSeconds(3), Map.of());
  }

  Map<String, String> sessionSettings() {
    var settings = new HashMap<>(properties);
    settings.put("application_name", name.application());
    settings.put("statement_timeout", String.valueOf(statementTimeout.toMillis()));
    settings.put("lock_timeout", "2000");
    settings.put("idle_in_transaction_session_timeout", "10000");
    settings.put("TimeZone", "UTC");
    return settings;
  }
}
