package io.promobot.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL for all tests of a JVM; every caller gets a fresh, migrated database on it.
 */
public final class TestDatabase {
  private static final String TEMPLATE = "template_promobot";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabase() {}

  /** A database with all migrations of {@code classpath:db/migration}. */
  public static DatabaseAddress fresh() {
    return create("TEMPLATE " + TEMPLATE + " ", Holder.migrated());
  }

  /** A database without any table. */
  public static DatabaseAddress empty() {
    return create("", Holder.SERVER);
  }

  /**
   * The same server with all rights, to restart, terminate or limit things in tests of failures.
   */
  public static DatabaseAddress superuser() {
    return Holder.SERVER.superuserAddress();
  }

  /**
   * How the program under test reaches this database: directly, or through a pooler when the tests
   * were started with {@code -Dpromobot.pooler=} and how many connections it has.
   */
  public static DatabaseWays ways(DatabaseAddress database) {
    return Integer.getInteger("promobot.pooler") != null
            && database.first().port() == Holder.SERVER.address().first().port()
        ? Poolers.POOLER.around(database)
        : DatabaseWays.to(database);
  }

  private static DatabaseAddress create(String from, EmbeddedDatabase server) {
    var name = "test_" + COUNT.incrementAndGet();
    run(superuser(), "CREATE DATABASE " + name + " " + from + "OWNER promobot STRATEGY FILE_COPY");
    return server.address().withDatabase(name);
  }

  /** Runs one statement over a connection of its own. */
  public static void run(DatabaseAddress address, String sql) {
    try (var connection = Jdbc.source(address).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Connections to this database that wait for another one's lock. */
  public static long waitingForLocks(DatabaseAddress address) {
    return count(address, WAITING);
  }

  /** The same, of one pool. */
  public static long waitingForLocks(DatabaseAddress address, PoolName pool) {
    return count(address, WAITING + "AND application_name = '" + pool.application() + "'");
  }

  private static final String WAITING =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'
      """;

  static long count(DatabaseAddress address, String sql) {
    try (var connection = Jdbc.source(address).getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  static List<Integer> numbers(DatabaseAddress address, String sql) {
    try (var connection = Jdbc.source(address).getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      var all = new ArrayList<Integer>();
      while (rows.next()) {
        all.add(rows.getInt(1));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The folder of PostgreSQL's programs, unpacked once for all test JVMs and browser tests. */
  static Path programs() {
    return Programs.FOLDER;
  }

  /** Unpacks them when the first test asks for them, one JVM at a time. */
  private static final class Programs {
    private static final Path FOLDER = unpacked();

    private static Path unpacked() {
      try {
        var folder = Files.createDirectories(Path.of("target", "programs").toAbsolutePath());
        try (var lock =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          lock.lock();
          PostgresBinaries.unpackedIn(folder);
        }
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static final Map<String, String> FAST =
      Map.of(
          "fsync", "off",
          "synchronous_commit", "off",
          "full_page_writes", "off",
          "max_connections", "300",
          "shared_buffers", "64MB",
          // it would start ten workers a second to look through hundreds of databases
          "autovacuum", "off");

  /** Starts the pooler when the first test asks for it. */
  private static final class Poolers {
    private static final Pooler POOLER =
        Pooler.ofTransactions(Holder.SERVER.address(), Integer.getInteger("promobot.pooler"));

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(Poolers::stop));
    }

    private static void stop() {
      try {
        POOLER.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Starts the server when the first test asks for it. */
  private static final class Holder {
    private static final EmbeddedDatabase SERVER = startServer();
    private static final boolean MIGRATED = migrate();

    private static EmbeddedDatabase migrated() {
      return MIGRATED ? SERVER : null;
    }

    private static EmbeddedDatabase startServer() {
      try {
        var folder = Files.createTempDirectory("promobot-it");
        var server = EmbeddedDatabase.start(folder, programs(), FAST);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static boolean migrate() {
      run(SERVER.superuserAddress(), "CREATE DATABASE " + TEMPLATE + " OWNER promobot");
      new Migrations(SERVER.address().withDatabase(TEMPLATE)).run();
      return true;
    }

    /** Hundreds of databases have 200,000 files: another process deletes them in its own time. */
    private static void stop(EmbeddedDatabase server, Path folder) {
      server.close();
      try {
        new ProcessBuilder("nice", "rm", "-rf", folder.toString()).start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
