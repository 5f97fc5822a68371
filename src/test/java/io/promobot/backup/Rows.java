package io.promobot.backup;

import io.promobot.db.DatabaseAddress;
import io.promobot.db.Jdbc;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All rows of a database as text, to compare two of them. */
final class Rows {
  private Rows() {}

  private static final String TABLES =
      """
      SELECT relname FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
        AND NOT relispartition AND relname <> 'flyway_schema_history'
      """;

  static Map<String, List<String>> of(DatabaseAddress address) {
    Map<String, List<String>> all = new TreeMap<>();
    for (String table : read(address, TABLES)) {
      all.put(table, read(address, "SELECT t::text FROM %s t ORDER BY 1".formatted(table)));
    }
    return all;
  }

  static List<String> read(DatabaseAddress address, String sql) {
    try (var connection = Jdbc.open(address);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> read = new ArrayList<>();
      while (rows.next()) {
        read.add(rows.getString(1));
      }
      return read;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  static long number(DatabaseAddress address, String sql) {
    return Long.parseLong(read(address, sql).get(0));
  }
}
