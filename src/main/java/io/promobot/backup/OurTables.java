package io.promobot.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our tables as the database describes them, referenced tables first. */
final class OurTables {
  private OurTables() {}

  /**
   * A table with its columns.
   *
   * @param identity the column whose numbers the database gives out; empty without one
   */
  record Table(String name, List<String> columns, String identity) {
    String quoted() {
      return OurTables.quoted(name);
    }

    String columnList() {
      return String.join(", ", columns.stream().map(OurTables::quoted).toList());
    }
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  // All our primary keys begin with page_id; anything else in this schema is not ours. The rows of
  // partitions are their table's, which may leave the key to them; one that somebody has detached
  // is
  // not in the schema of the database that it would be restored to.
  private static final String COLUMNS =
      """
      SELECT c.relname, a.attname, a.attidentity <> '' AS identity
      FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
          AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition AND c.relname !~ '_[0-9]{8}$'
        AND EXISTS (
          SELECT FROM pg_index i
            JOIN pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = i.indkey[0]
              AND k.attname = 'page_id'
          WHERE i.indisprimary AND (i.indrelid = c.oid
            OR i.indrelid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = c.oid)))
      ORDER BY c.relname, a.attnum
      """;

  private static final String REFERENCES =
      """
      SELECT DISTINCT t.relname AS referring, r.relname AS referred
      FROM pg_constraint x
        JOIN pg_class t ON t.oid = x.conrelid
        JOIN pg_class r ON r.oid = x.confrelid
      WHERE x.contype = 'f' AND x.connamespace = current_schema()::regnamespace
        AND x.conrelid <> x.confrelid
      """;

  static List<Table> of(Connection connection) throws SQLException {
    Map<String, Table> found = new LinkedHashMap<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(COLUMNS)) {
      while (rows.next()) {
        String name = rows.getString("relname");
        Table before = found.getOrDefault(name, new Table(name, List.of(), ""));
        List<String> columns = new ArrayList<>(before.columns());
        columns.add(rows.getString("attname"));
        String identity =
            rows.getBoolean("identity") ? rows.getString("attname") : before.identity();
        found.put(name, new Table(name, List.copyOf(columns), identity));
      }
    }
    return ordered(found, references(connection));
  }

  private static Map<String, List<String>> references(Connection connection) throws SQLException {
    Map<String, List<String>> references = new LinkedHashMap<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(REFERENCES)) {
      while (rows.next()) {
        references
            .computeIfAbsent(rows.getString("referring"), first -> new ArrayList<>())
            .add(rows.getString("referred"));
      }
    }
    return references;
  }

  private static List<Table> ordered(
      Map<String, Table> tables, Map<String, List<String>> references) {
    Map<String, Table> left = new LinkedHashMap<>(tables);
    List<Table> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Table> free =
          left.values().stream()
              .filter(
                  each ->
                      references.getOrDefault(each.name(), List.of()).stream()
                          .noneMatch(left::containsKey))
              .toList();
      if (free.isEmpty()) {
        throw new IllegalStateException("tables refer to each other in a circle: " + left.keySet());
      }
      ordered.addAll(free);
      free.forEach(each -> left.remove(each.name()));
    }
    return ordered;
  }
}
