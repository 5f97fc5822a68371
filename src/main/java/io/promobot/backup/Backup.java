package io.promobot.backup;

import io.promobot.backup.Manifest.SavedTable;
import io.promobot.backup.OurTables.Table;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.Jdbc;
import io.promobot.db.PrivateFile;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Saves a database as it is at one moment, row by row, so that any PostgreSQL can restore it; work
 * on it is not disturbed.
 */
public final class Backup {
  private static final int BUFFER = 1 << 16;

  private final DatabaseAddress address;
  private final String version;

  public Backup(DatabaseAddress address, String version) {
    this.address = address;
    this.version = version;
  }

  /** The file appears once it is complete; fails with {@link BackupRefused}. */
  public Manifest save(Path given) {
    Path file = given.toAbsolutePath().normalize();
    if (!Files.isDirectory(file.getParent())) {
      throw new BackupRefused(
          "There is no folder %s. Create it, or name a file in another folder."
              .formatted(file.getParent()));
    }
    refuseForeign(file);
    try (Connection connection = Jdbc.open(address);
        PrivateFile unfinished = PrivateFile.beside(file)) {
      Manifest manifest = save(connection, unfinished);
      unfinished.finish();
      return manifest;
    } catch (IOException e) {
      throw new BackupRefused(
          "%s could not be written (%s). If its disk is full, free some space; otherwise name a file in another folder."
              .formatted(file, reason(e)),
          e);
    } catch (SQLException e) {
      throw new BackupRefused(
          "%s could not be read: %s. Nothing was saved.".formatted(address, Catalog.reason(e)), e);
    }
  }

  /**
   * An older backup may be replaced, even a damaged one; a typo must not cost anybody another file.
   */
  private static void refuseForeign(Path file) {
    if (Files.exists(file) && !BackupFile.replaceable(file)) {
      throw new BackupRefused(
          "%s already exists and is not a backup of promobot, not even a damaged one. Delete it, or name another file."
              .formatted(file));
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private Manifest save(Connection connection, PrivateFile file) throws IOException, SQLException {
    Catalog catalog = new Catalog(connection);
    boolean running = catalog.promobotRuns();
    begin(connection);
    List<Table> tables = OurTables.of(connection);
    if (tables.isEmpty()) {
      throw new BackupRefused(
          "%s does not contain a promobot: there is nothing to save.".formatted(address));
    }
    hold(connection, tables);
    OutputStream out = new BufferedOutputStream(file.out(), BUFFER);
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    List<SavedTable> saved = new ArrayList<>();
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    for (Table table : tables) {
      saved.add(save(table, copies, zip, catalog));
    }
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            version,
            catalog.schemaVersion(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            connection.getMetaData().getDatabaseProductVersion(),
            running || catalog.promobotRuns(),
            saved);
    zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
    zip.write(manifest.json());
    zip.closeEntry();
    zip.finish();
    out.flush();
    return manifest;
  }

  private static void begin(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          SET statement_timeout = 0;
          SET idle_in_transaction_session_timeout = 0;
          SET lock_timeout = '30s';
          SET TimeZone = 'UTC'
          """);
    }
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
  }

  /** No migration may change them until all are read. */
  private static void hold(Connection connection, List<Table> tables) throws SQLException {
    String names = tables.stream().map(Table::quoted).collect(Collectors.joining(", "));
    try (var statement = connection.createStatement()) {
      statement.execute("LOCK TABLE " + names + " IN ACCESS SHARE MODE");
    }
  }

  private static SavedTable save(
      Table table, CopyManager copies, ZipOutputStream zip, Catalog catalog)
      throws IOException, SQLException {
    SavedTable named = new SavedTable(table.name(), table.columns(), 0, table.identity(), 0);
    zip.putNextEntry(new ZipEntry(named.entry()));
    String sql = "COPY (SELECT %s FROM %s) TO STDOUT".formatted(table.columnList(), table.quoted());
    long rows = copies.copyOut(sql, new StaysOpen(zip));
    zip.closeEntry();
    // Read after the rows: numbers are given out outside of transactions, and may only be higher.
    return new SavedTable(
        table.name(), table.columns(), rows, table.identity(), catalog.next(table));
  }

  /** One table ends, the file continues. */
  private static final class StaysOpen extends FilterOutputStream {
    StaysOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() {
      // the next table follows
    }
  }
}
