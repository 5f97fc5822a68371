package io.promobot.db;

import static java.util.stream.Collectors.joining;

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
    Map<String, String> properties,
    Keeping keeping) {

  /** How long a connection of ours keeps what is set on it. */
  enum Keeping {
    SESSION,
    /** A pooler may give us another one of the server's connections for each transaction. */
    TRANSACTION
  }

  PoolPlan(
      PoolName name,
      int size,
      int waiting,
      Duration statementTimeout,
      Duration silence,
      Map<String, String> properties) {
    this(name, size, waiting, statementTimeout, silence, properties, Keeping.SESSION);
  }

  /** The same for connections that keep what is set on them this long. */
  PoolPlan keeping(Keeping time) {
    return new PoolPlan(name, size, waiting, statementTimeout, silence, properties, time);
  }

  boolean keepsSession() {
    return keeping == Keeping.SESSION;
  }

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

  private static final Map<String, String> NO_JIT = Map.of("jit", "off");

  /** How long a statement waits for a lock: milliseconds, as PostgreSQL reads them. */
  static final String LOCK_TIMEOUT = "2000";

  /**
   * Webhook intake and claims: always the same statements, so planning them once is enough.
   * Planning a claim takes longer than executing it.
   */
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
        PoolName.BULK, 2, 32, Duration.ofSeconds(60), Duration.ofMinutes(5), NO_JIT);
  }

  /** What transactions wait for, past the pooler that they occupy. */
  static PoolPlan lookups() {
    return new PoolPlan(
        PoolName.LOOKUPS, 2, 256, Duration.ofSeconds(5), Duration.ofSeconds(8), BY_KEYS);
  }

  /** The owner's lists on a read replica. */
  static PoolPlan lists() {
    return new PoolPlan(
        PoolName.LISTS, 6, 256, Duration.ofSeconds(5), Duration.ofSeconds(8), BY_KEYS);
  }

  /** Exports from a read replica. */
  static PoolPlan exports() {
    return new PoolPlan(
        PoolName.EXPORTS, 2, 32, Duration.ofSeconds(60), Duration.ofMinutes(5), NO_JIT);
  }

  /**
   * Whether a connection must answer before work begins on it: where long silence is normal, a dead
   * one would be noticed only after minutes.
   */
  boolean proven() {
    return name == PoolName.BULK || name == PoolName.EXPORTS;
  }

  /** One connection that listens; its heartbeat keeps it from being silent. */
  static PoolPlan listen() {
    return new PoolPlan(
        PoolName.LISTEN, 1, 8, Duration.ofSeconds(5), Duration.ofSeconds(10), Map.of());
  }

  /** One question to a server that may not be the right one, or a pooler. */
  static PoolPlan probe() {
    return new PoolPlan(
            PoolName.PROBE, 1, 1, Duration.ofSeconds(2), Duration.ofSeconds(3), Map.of())
        .keeping(Keeping.TRANSACTION);
  }

  /** What a connection is told when it is opened. */
  Map<String, String> startupParameters() {
    var parameters = new HashMap<String, String>();
    // A pooler's connections keep their name after we have gone, and must not be taken for us.
    parameters.put("application_name", name.application() + (keepsSession() ? "" : "-pooled"));
    if (keepsSession()) {
      parameters.putAll(settings());
    }
    return parameters;
  }

  /** What begins a transaction. Nothing of it outlives the transaction. */
  String begin() {
    return keepsSession()
        ? "BEGIN"
        : settings().entrySet().stream()
            .map(each -> "; SET LOCAL %s = '%s'".formatted(each.getKey(), each.getValue()))
            .sorted()
            .collect(joining("", "BEGIN", ""));
  }

  private Map<String, String> settings() {
    var settings = new HashMap<>(properties);
    settings.put("statement_timeout", String.valueOf(statementTimeout.toMillis()));
    settings.put("lock_timeout", LOCK_TIMEOUT);
    settings.put("idle_in_transaction_session_timeout", "10000");
    settings.put("TimeZone", "UTC");
    return settings;
  }
}
