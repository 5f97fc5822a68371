package io.promobot.backup;

import io.promobot.backup.Manifest.SavedTable;
import io.promobot.backup.OurTables.Table;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.DatabaseStartException;
import io.promobot.db.DatabaseUnavailable;
import io.promobot.db.Jdbc;
import io.promobot.db.Migrations;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills an empty database from a backup, in one transaction: with all of it, or with nothing. */
public final class Restore {
  private static final Logger log = LoggerFactory.getLogger(Restore.class);
  private static final int BUFFER = 1 << 16;

  private final DatabaseAddress address;
  private final String place;
  private final boolean moved;

  /**
   * @param place what the operator calls this database
   * @param moved the promobot it was saved from has done nothing since
   */
  public Restore(DatabaseAddress address, String place, boolean moved) {
    this.address = address;
    this.place = place;
    this.moved = moved;
  }

  /** Fails with {@link BackupRefused}, which says whether the rows are there. */
  public Manifest from(BackupFile file) {
    Manifest manifest = file.manifest();
    refuseMoving(manifest);
    file.check();
    Migrations migrations = new Migrations(address);
    try (Connection connection = Jdbc.open(address)) {
      refuseNewer(manifest, migrations);
      refuseUsed(connection, manifest);
      migrations.runTo(manifest.schema());
      load(connection, file);
    } catch (SQLException | IOException | DatabaseStartException | DatabaseUnavailable e) {
      throw new BackupRefused(
          "The backup could not be put into %s: %s. Nothing of it was restored."
              .formatted(place, Catalog.reason(e)),
          e);
    }
    bringUpToDate(migrations);
    analyze();
    return manifest;
  }

  private void refuseMoving(Manifest manifest) {
    if (moved && manifest.running()) {
      throw new BackupRefused(
          "A promobot ran while the backup was made, so messages may have gone out since, and --moved would send them again. Stop that promobot, make a new backup and restore that one; or leave out --moved.");
    }
  }

  private static void refuseNewer(Manifest manifest, Migrations migrations) {
    if (!migrations.knows(manifest.schema())) {
      throw new BackupRefused(
          "The backup was made by a newer promobot (%s, schema version %s; this one knows up to %s). Restore it with that version."
              .formatted(manifest.promobot(), manifest.schema(), migrations.newest()));
    }
  }

  private void refuseUsed(Connection connection, Manifest manifest) throws SQLException {
    Catalog catalog = new Catalog(connection);
    if (catalog.promobotRuns()) {
      throw new BackupRefused(
          "A promobot is running on %s. Stop it, and restore into an empty database."
              .formatted(place));
    }
    refuseFilled(connection);
    if (catalog.hasSchema() && !catalog.schemaVersion().equals(manifest.schema())) {
      throw new BackupRefused(
          "There are empty tables of schema version %2$s in %1$s, but the backup has version %3$s. Use a database without any tables."
              .formatted(place, catalog.schemaVersion(), manifest.schema()));
    }
  }

  private void refuseFilled(Connection connection) throws SQLException {
    String filled = new Catalog(connection).firstFilled(OurTables.of(connection));
    if (!filled.isEmpty()) {
      throw new BackupRefused(
          "There are already rows in %s (table %s), and nothing is ever overwritten. Use an empty database: another DATA_DIR, or another DATABASE_URL."
              .formatted(place, filled));
    }
  }

  private void load(Connection connection, BackupFile file) throws SQLException, IOException {
    List<Table> tables = OurTables.of(connection);
    run(connection, "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
    connection.setAutoCommit(false);
    try {
      String names = tables.stream().map(Table::quoted).collect(Collectors.joining(", "));
      // A promobot that starts right now waits here, and then finds all of it.
      run(connection, "SET lock_timeout = '30s'; LOCK TABLE " + names);
      refuseFilled(connection);
      CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
      for (SavedTable saved : file.manifest().tables()) {
        fill(connection, copies, saved, file);
      }
      run(connection, Afterwards.SIGNED_OUT);
      if (!moved) {
        run(connection, Afterwards.NOTHING_GOES_OUT);
        run(connection, Afterwards.CAMPAIGNS_SKIP);
      }
    } catch (SQLException | IOException | RuntimeException e) {
      rollBack(connection, e);
      throw e;
    }
    commit(connection);
  }

  private static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // the connection is gone, and the transaction with it
      cause.addSuppressed(e);
    }
  }

  private void commit(Connection connection) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (!connection.isClosed()) {
        throw e;
      }
      throw new BackupRefused(
          "The connection to %s broke at the very end (%s). Run the command again: either it succeeds now, or it says that there are rows, and then all of them are there."
              .formatted(place, Catalog.reason(e)),
          e);
    }
  }

  // A key is that of each partition: two that had it each may fall into one here.
  private static final String ONCE =
      """
      INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE
      SELECT %2$s FROM pg_temp.came ON CONFLICT DO NOTHING;
      DROP TABLE pg_temp.came
      """;

  private void fill(Connection connection, CopyManager copies, SavedTable saved, BackupFile file)
      throws SQLException, IOException {
    Table table = new Table(saved.name(), saved.columns(), saved.identity());
    boolean parts = new Catalog(connection).partitioned(table);
    if (parts) {
      run(connection, "CREATE TEMPORARY TABLE came (LIKE %s)".formatted(table.quoted()));
    }
    String into = parts ? "pg_temp.came" : table.quoted();
    try (InputStream rows = file.rows(saved)) {
      long filled =
          copies.copyIn(
              "COPY %s (%s) FROM STDIN".formatted(into, table.columnList()), rows, BUFFER);
      if (filled != saved.rows()) {
        throw new BackupRefused(
            "Of table %s %d rows came back instead of %d. Nothing was restored."
                .formatted(saved.name(), filled, saved.rows()));
      }
    }
    if (parts) {
      run(connection, ONCE.formatted(table.quoted(), table.columnList()));
    }
    if (!saved.identity().isEmpty()) {
      giveOutFrom(connection, table, saved.next() + (moved ? 0 : Afterwards.NUMBERS_SKIPPED));
    }
  }

  private static void giveOutFrom(Connection connection, Table table, long next)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT setval(pg_get_serial_sequence(?, ?), ?, false)")) {
      statement.setString(1, table.quoted());
      statement.setString(2, table.identity());
      statement.setLong(3, next);
      statement.execute();
    }
  }

  private void bringUpToDate(Migrations migrations) {
    try {
      migrations.run();
    } catch (DatabaseStartException | DatabaseUnavailable e) {
      throw new BackupRefused(
          "All rows are there; start promobot, which brings the schema of %s up to date. The restore itself could not: %s."
              .formatted(place, Catalog.reason(e)),
          e);
    }
  }

  /** Without it the first minutes are slower, and that is all. */
  private void analyze() {
    try (Connection connection = Jdbc.open(address)) {
      for (Table table : OurTables.of(connection)) {
        run(connection, "ANALYZE " + table.quoted());
      }
    } catch (SQLException e) {
      log.warn(
          "all rows are there, but the planner of {} has no statistics on them yet: {}",
          address,
          Catalog.reason(e));
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
