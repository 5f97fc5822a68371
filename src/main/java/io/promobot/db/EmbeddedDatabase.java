package io.promobot.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that starts with promobot and keeps its data in {@code DATA_DIR/postgres}.
 *
 * <p>Only the programs come from zonky's jars: its own starter forbids durable settings by default,
 * trusts every local user, and waits out a timeout where pg_ctl reports immediately why a start
 * failed. All methods block.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String SUPERUSER = "postgres";
  private static final String NAME = "promobot";
  private static final int ANSWER_SECONDS = 60;

  private static final String HAS_ROLE = "SELECT FROM pg_roles WHERE rolname = 'promobot'";
  private static final String HAS_DATABASE = "SELECT FROM pg_database WHERE datname = 'promobot'";
  private static final String CREATE_ROLE = "CREATE ROLE promobot LOGIN PASSWORD '%s'";
  private static final String CREATE_DATABASE = "CREATE DATABASE promobot OWNER promobot";

  private final DataDirectory directory;
  private final PostgresControl control;
  private final DatabaseAddress superuser;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedDatabase(
      DataDirectory directory, PostgresControl control, DatabaseAddress superuser) {
    this.directory = directory;
    this.control = control;
    this.superuser = superuser;
  }

  /** Starts the server of this data folder, creating it first if necessary. */
  public static EmbeddedDatabase start(Path dataDir) {
    return start(dataDir, dataDir, Map.of());
  }

  /** For tests, which share the programs and do without durability. */
  static EmbeddedDatabase start(Path dataDir, Path programsIn, Map<String, String> settings) {
    var begin = System.nanoTime();
    var directory = DataDirectory.open(dataDir);
    try {
      var database = start(directory, programsIn, settings);
      var took = Duration.ofNanos(System.nanoTime() - begin).toMillis();
      log.info("embedded PostgreSQL ready after {} ms in {}", took, directory.server());
      return database;
    } catch (IOException | SQLException e) {
      directory.close();
      throw new DatabaseStartException(advice(directory, e), e);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  static String advice(DataDirectory directory, Exception why) {
    if (why instanceof SQLException && reason(why).contains("timed out")) {
      return "PostgreSQL in DATA_DIR %s did not answer within %d s (%s). The machine may be busy: start again. PostgreSQL's log is in %s."
          .formatted(directory.path(), ANSWER_SECONDS, reason(why), directory.serverLogs());
    }
    return "The embedded database in %s did not start: %s. If the disk is mounted noexec or full, set DATA_DIR to another one."
        .formatted(directory.path(), reason(why));
  }

  private static String reason(Exception why) {
    return String.valueOf(why.getMessage()).replaceAll("\\.+$", "");
  }

  private static EmbeddedDatabase start(
      DataDirectory directory, Path programsIn, Map<String, String> settings)
      throws IOException, SQLException {
    var control = new PostgresControl(PostgresBinaries.unpackedIn(programsIn), directory);
    var password = directory.password();
    directory.removeUnfinished();
    if (!directory.hasServer()) {
      control.create();
    }
    new LeftoverServer(directory.server(), control).clear();
    var port = directory.port();
    Files.writeString(directory.server().resolve("postgresql.conf"), configuration(port, settings));
    control.start();
    var superuser =
        new DatabaseAddress("127.0.0.1", port, SUPERUSER, SUPERUSER, password, SslMode.DISABLE);
    var database = new EmbeddedDatabase(directory, control, superuser);
    try {
      createOurs(superuser);
    } catch (SQLException e) {
      control.stop();
      throw e;
    }
    return database;
  }

  /** The application's own database; its role is not a superuser. */
  public DatabaseAddress address() {
    return address(superuser.first().port(), superuser.password());
  }

  static DatabaseAddress address(int port, String password) {
    return new DatabaseAddress("127.0.0.1", port, NAME, NAME, password, SslMode.DISABLE);
  }

  DatabaseAddress superuserAddress() {
    return superuser;
  }

  /** Stops the server and frees the folder; the second call does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      control.stop();
    } catch (IOException e) {
      log.warn("the embedded database could not be stopped: {}", e.getMessage());
    } finally {
      directory.close();
    }
  }

  private static void createOurs(DatabaseAddress superuser) throws SQLException {
    try (var connection = Jdbc.patient(superuser, ANSWER_SECONDS)) {
      if (!exists(connection, HAS_ROLE)) {
        // our own hexadecimal password; utility statements take no parameters
        execute(connection, CREATE_ROLE.formatted(superuser.password()));
      }
      if (!exists(connection, HAS_DATABASE)) {
        execute(connection, CREATE_DATABASE);
      }
    }
  }

  private static boolean exists(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * The whole configuration, rewritten at each start. The server's log leaves out failed
   * statements: promobot logs those itself, and their text could contain what customers wrote. One
   * file per hour of the day keeps it small.
   */
  private static String configuration(int port, Map<String, String> settings) {
    var all = new LinkedHashMap<String, String>();
    all.put("listen_addresses", "127.0.0.1");
    all.put("port", String.valueOf(port));
    all.put("unix_socket_directories", "");
    all.put("password_encryption", "scram-sha-256");
    // our passwords are random and long; stretching them would only slow down each new connection
    all.put("scram_iterations", "1");
    all.put("max_connections", "60");
    all.put("shared_buffers", "128MB");
    all.put("fsync", "on");
    all.put("full_page_writes", "on");
    all.put("synchronous_commit", "on");
    all.put("wal_compression", "on");
    all.put("max_wal_size", "2GB");
    all.put("checkpoint_timeout", "5min");
    all.put("jit", "off");
    all.put("autovacuum", "on");
    all.put("autovacuum_naptime", "10s");
    all.put("timezone", "UTC");
    all.put("log_timezone", "UTC");
    all.put("logging_collector", "on");
    all.put("log_directory", "../postgres-log");
    all.put("log_filename", "postgres-%H.log");
    all.put("log_rotation_age", "1h");
    all.put("log_rotation_size", "0");
    all.put("log_truncate_on_rotation", "on");
    all.put("log_min_messages", "log");
    all.put("log_min_error_statement", "panic");
    all.put("log_error_verbosity", "terse");
    all.put("log_checkpoints", "off");
    all.putAll(settings);
    var text = new StringBuilder("# written by promobot at each start\n");
    all.forEach((name, value) -> text.append(name).append(" = '").append(value).append("'\n"));
    return text.toString();
  }
}
