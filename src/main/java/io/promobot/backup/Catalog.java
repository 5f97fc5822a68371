package io.promobot.backup;

import static java.util.stream.Collectors.joining;

import io.promobot.backup.OurTables.Table;
import io.promobot.db.PoolName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Small questions to the database about itself. */
final class Catalog {
  private final Connection connection;

  Catalog(Connection connection) {
    this.connection = connection;
  }

  /** What went wrong, on one line without its full stop. */
  static String reason(Exception failure) {
    return String.valueOf(failure.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("\\.$", "");
  }

  String schemaVersion() throws SQLException {
    return one(
        """
        SELECT version FROM flyway_schema_history
        WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1
        """);
  }

  /** The number this table gives out next; 0 without such a column. */
  long next(Table table) throws SQLException {
    if (table.identity().isEmpty()) {
      return 0;
    }
    String sequence =
        one(
            "SELECT pg_get_serial_sequence(?, ?)",
            OurTables.quoted(table.name()),
            table.identity());
    return Long.parseLong(
        one("SELECT last_value + CASE WHEN is_called THEN 1 ELSE 0 END FROM " + sequence));
  }

  /** Whether its rows are in partitions. */
  boolean partitioned(Table table) throws SQLException {
    return one("SELECT relkind = 'p' FROM pg_class WHERE oid = to_regclass(?)", table.quoted())
        .equals("t");
  }

  boolean hasSchema() throws SQLException {
    return one("SELECT to_regclass('flyway_schema_history') IS NOT NULL").equals("t");
  }

  /** The first of these that contains a row; empty when none does. */
  String firstFilled(List<Table> tables) throws SQLException {
    for (Table table : tables) {
      if (one("SELECT EXISTS (SELECT FROM %s)".formatted(table.quoted())).equals("t")) {
        return table.name();
      }
    }
    return "";
  }

  /** Whether a promobot is connected to this database now. */
  boolean promobotRuns() throws SQLException {
    // within a transaction, the earlier snapshot would be shown again
    one("SELECT pg_stat_clear_snapshot()");
    return one(
            """
            SELECT EXISTS (SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
              AND application_name = ANY (string_to_array(?, ',')))
            """,
            Stream.of(PoolName.values()).map(PoolName::application).collect(joining(",")))
        .equals("t");
  }

  private String one(String sql, String... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (var rows = statement.executeQuery()) {
        return rows.next() ? String.valueOf(rows.getString(1)) : "";
      }
    }
  }
}
