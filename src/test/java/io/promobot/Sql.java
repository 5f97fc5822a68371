package io.promobot;

import io.promobot.db.DatabaseAddress;
import io.promobot.primary.DatabaseServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** Plain SQL to arrange what a test needs and to look at the result. */
final class Sql {
  private final PGSimpleDataSource source = new PGSimpleDataSource();

  Sql(DatabaseAddress address) {
    var servers = address.servers().all();
    source.setServerNames(servers.stream().map(DatabaseServer::host).toArray(String[]::new));
    source.setPortNumbers(servers.stream().mapToInt(DatabaseServer::port).toArray());
    if (servers.size() > 1) {
      source.setTargetServerType("primary");
      source.setHostRecheckSeconds(0);
    }
    source.setDatabaseName(address.database());
    source.setUser(address.user());
    source.setPassword(address.password());
  }

  private interface Work<T> {
    T with(PreparedStatement statement) throws SQLException;
  }

  private <T> T on(String sql, Object[] values, Work<T> work) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return work.with(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  void run(String sql, Object... values) {
    on(sql, values, PreparedStatement::execute);
  }

  /** Each row as text, its columns joined by a blank; what is null is written as -. */
  List<String> rows(String sql, Object... values) {
    return on(
        sql,
        values,
        statement -> {
          List<String> rows = new ArrayList<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              rows.add(row(result));
            }
          }
          return rows;
        });
  }

  private static String row(ResultSet result) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      columns.add(result.getString(i) == null ? "-" : result.getString(i));
    }
    return String.join(" ", columns);
  }

  long number(String sql, Object... values) {
    return Long.parseLong(rows(sql, values).get(0));
  }
}
