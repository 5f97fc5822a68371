package io.promobot.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Indexes of tables that may be large: building them in a migration would keep everybody from
 * writing. What needs them works without them, only slower. Blocks.
 */
final class LateIndexes {
  private static final Logger log = LoggerFactory.getLogger(LateIndexes.class);

  /** A table with fewer rows is indexed at once: it takes no time. */
  private static final int FEW_ROWS = 1_000;

  /** "promobot" on a telephone's keys, so that nobody else's lock has this number. */
  private static final long LOCK = 77_666_268L;

  private final DatabaseAddress address;

  /**
   * An index.
   *
   * @param create the statement that builds it, without how and its name
   * @param instead the one whose place it takes, dropped once this one can be used
   */
  private record Index(String name, String table, String create, Optional<String> instead) {
    Index(String name, String table, String create) {
      this(name, table, create, Optional.empty());
    }
  }

  private static final List<Index> ALL =
      List.of(
          // The owner's lists. A reveal pays for the first as it did for the one in its place, and
          // for none of the others.
          new Index(
              "coupon_given",
              "coupon",
              "CREATE INDEX %s ON coupon (page_id, campaign_id, id) WHERE revealed_at IS NOT NULL",
              Optional.of("coupon_by_campaign")),
          new Index(
              "coupon_redeemed",
              "coupon",
              "CREATE INDEX %s ON coupon (page_id, campaign_id, id) WHERE redeemed_at IS NOT NULL"),
          new Index(
              "coupon_void",
              "coupon",
              "CREATE INDEX %s ON coupon (page_id, campaign_id, id) WHERE voided_at IS NOT NULL"),
          // Codes are found by how they begin, in whatever language the database sorts.
          new Index(
              "coupon_by_beginning",
              "coupon",
              "CREATE UNIQUE INDEX %s ON coupon (page_id, code text_pattern_ops) WHERE NOT shared",
              Optional.of("coupon_by_code")),
          // Few of a large shop's customers may speak a language. Whose language is not known costs
          // it nothing.
          new Index(
              "customer_by_language",
              "customer",
              "CREATE INDEX %s ON customer (page_id, language, id) WHERE language IS NOT NULL"),
          // Finds which zones there are without reading everybody.
          new Index(
              "customer_by_time_zone",
              "customer",
              "CREATE INDEX %s ON customer (page_id, time_zone) WHERE time_zone IS NOT NULL"),
          // What rests in the quiet hours is looked for all night. No other message is in it.
          new Index(
              "outbox_resting",
              "outbox_live",
              "CREATE INDEX %s ON outbox_live (page_id, id)"
                  + " WHERE priority = 1 AND state IN ('queued', 'held')"
                  + " AND say IN ('REMIND_LAST_DAY', 'REMIND_UNOPENED')"),
          // A person without a name is not in it, and one whose name is known costs it nothing
          // until the name changes.
          new Index(
              "customer_by_name",
              "customer",
              "CREATE INDEX %s ON customer USING gin (name_parts(coalesce(name, first_name), 1))"
                  + " WHERE coalesce(name, first_name) IS NOT NULL"),
          // Finds the few behind a bar among many. Each step of a person's journey pays for it.
          new Index(
              "journey_by_path",
              "journey",
              "CREATE INDEX %s ON journey"
                  + " (page_id, campaign_id, path, line, language, customer_id)"
                  + " INCLUDE (origin, entered_at)"));

  LateIndexes(DatabaseAddress address) {
    this.address = address;
  }

  /** Builds those of tables that are still small, unless another process is building. */
  void buildSmall() throws SQLException {
    build(true);
  }

  /**
   * Builds all that are missing while everybody works, and those again that were left unfinished;
   * false when another process is building.
   */
  boolean buildAll() throws SQLException {
    return build(false);
  }

  private boolean build(boolean small) throws SQLException {
    try (Connection connection = Jdbc.open(address);
        Statement sql = connection.createStatement()) {
      sql.execute("SET statement_timeout = 0");
      sql.execute("SET lock_timeout = 0");
      // Not waiting for it: who waits has a snapshot, and building waits for all of those.
      if (!is(sql, "SELECT pg_try_advisory_lock(%d)".formatted(LOCK))) {
        return false;
      }
      for (Index index : ALL) {
        build(sql, index, small);
      }
      // the session's end would release it a moment after we go on
      sql.execute("SELECT pg_advisory_unlock(%d)".formatted(LOCK));
      return true;
    }
  }

  private static void build(Statement sql, Index index, boolean small) throws SQLException {
    if (!is(sql, "SELECT to_regclass('%s') IS NOT NULL".formatted(index.table()))) {
      return;
    }
    if (!usable(sql, index)) {
      boolean few = few(sql, index);
      if (small && !few) {
        return;
      }
      sql.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index.name());
      if (few) {
        sql.execute(index.create().formatted(index.name()));
      } else {
        log.info("building the index {}; until it is there, some lists are slower", index.name());
        sql.execute(index.create().formatted("CONCURRENTLY " + index.name()));
        log.info("the index {} is built", index.name());
      }
    }
    if (index.instead().isPresent()) {
      sql.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index.instead().get());
    }
  }

  private static boolean few(Statement sql, Index index) throws SQLException {
    return is(
        sql,
        "SELECT count(*) < %1$d FROM (SELECT FROM %2$s LIMIT %1$d) AS first"
            .formatted(FEW_ROWS, index.table()));
  }

  /** One that was not finished is in the way and finds nothing. */
  private static boolean usable(Statement sql, Index index) throws SQLException {
    return is(
        sql,
        "SELECT coalesce((SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('%s')), false)"
            .formatted(index.name()));
  }

  private static boolean is(Statement sql, String question) throws SQLException {
    try (var rows = sql.executeQuery(question)) {
      rows.next();
      return rows.getBoolean(1);
    }
  }
}
