package io.promobot.db;

import io.promobot.primary.DatabaseServer;
import io.promobot.primary.DatabaseServers;
import io.promobot.primary.TargetSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of its own, primary or standby, that a test kills, stops, pauses and
 * promotes. Like everything of the built-in server it survives {@code kill -9}, not a power cut.
 */
public final class TestServer implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String SETTINGS =
      """
      listen_addresses = '127.0.0.1'
      port = %d
      unix_socket_directories = ''
      max_connections = 200
      shared_buffers = 32MB
      fsync = off
      full_page_writes = off
      wal_keep_size = 256MB
      checkpoint_timeout = 1h
      primary_conninfo = '%s'
      wal_retrieve_retry_interval = 200ms
      timezone = UTC
      logging_collector = on
      log_directory = '../postgres-log'
      """;

  private final DataDirectory directory;
  private final PostgresControl control;
  private final String password;
  private final DatabaseServer server;

  private TestServer(Path folder, String password) throws IOException {
    directory = DataDirectory.open(folder);
    control = new PostgresControl(PostgresBinaries.unpackedIn(TestDatabase.programs()), directory);
    this.password = password.isEmpty() ? directory.password() : password;
    server = new DatabaseServer("127.0.0.1", directory.port());
  }

  /** A new one, with an empty database of promobot's, in an empty folder. */
  public static TestServer primary(Path folder) {
    try {
      var fresh = new TestServer(folder, "");
      fresh.control.create();
      fresh.configure("");
      fresh.start();
      TestDatabase.run(
          fresh.superuser(), "CREATE ROLE promobot LOGIN PASSWORD '" + fresh.password + "'");
      TestDatabase.run(fresh.superuser(), "CREATE DATABASE promobot OWNER promobot");
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that follows this one from now on, in an empty folder. */
  public TestServer standby(Path folder) {
    try (var connection = Jdbc.source(superuser()).getConnection();
        var sql = connection.createStatement()) {
      var other = new TestServer(folder, password);
      sql.execute("SELECT pg_backup_start('standby', true)");
      copy(directory.server(), other.directory.server());
      try (var label = sql.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
        label.next();
        Files.writeString(other.directory.server().resolve("backup_label"), label.getString(1));
      }
      other.follow(this);
      other.start();
      return other;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From its next start on it is a standby of the other one; its data must fit. */
  public void follow(TestServer other) {
    try {
      configure(
          "host=127.0.0.1 port=%d user=postgres password=%s application_name=standby"
              .formatted(other.server.port(), password));
      Files.writeString(directory.server().resolve("standby.signal"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void configure(String conninfo) throws IOException {
    Files.writeString(
        directory.server().resolve("postgresql.conf"), SETTINGS.formatted(server.port(), conninfo));
  }

  public DatabaseServer server() {
    return server;
  }

  /** promobot's database on this server only. */
  public DatabaseAddress address() {
    return EmbeddedDatabase.address(server.port(), password);
  }

  /** The same with all rights. */
  public DatabaseAddress superuser() {
    return new DatabaseAddress(
        server.host(), server.port(), "postgres", "postgres", password, SslMode.DISABLE);
  }

  /** promobot's database, on whichever of the two accepts writes. */
  public DatabaseAddress with(TestServer other) {
    return address()
        .on(
            new DatabaseServers(
                List.of(server, other.server),
                TargetSession.READ_WRITE,
                DatabaseServers.CONNECT_TIMEOUT));
  }

  /** The answer of this server to a question about promobot's database. */
  public long number(String sql) {
    return TestDatabase.count(address(), sql);
  }

  /** Changes a setting that needs no restart; it lasts. */
  public void set(String name, String value) {
    TestDatabase.run(superuser(), "ALTER SYSTEM SET " + name + " = '" + value + "'");
    TestDatabase.run(superuser(), "SELECT pg_reload_conf()");
  }

  /** Returns when this standby is the one that commits on the other one wait for. */
  public void makeSynchronousFor(TestServer primary) {
    primary.set("synchronous_standby_names", "*");
    Await.until(
        LIMIT,
        () ->
            TestDatabase.count(
                    primary.superuser(),
                    "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")
                == 1);
  }

  /** What it commits from now on, or from its next start on, needs no standby. */
  public void waitsForNobody() {
    try {
      Files.writeString(directory.server().resolve("postgresql.auto.conf"), "");
      if (!processes().isEmpty()) {
        TestDatabase.run(superuser(), "SELECT pg_reload_conf()");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void start() {
    try {
      control.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cuts its sessions and ends properly. */
  public void stop() {
    try {
      control.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All its processes at once, as when the machine dies. */
  public void kill() {
    var all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    Await.until(LIMIT, () -> all.stream().noneMatch(ProcessHandle::isAlive));
    try {
      Files.deleteIfExists(directory.server().resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It hangs: connections are taken by the kernel, and nobody answers. */
  public void pause() {
    signal("-STOP");
  }

  public void resume() {
    signal("-CONT");
  }

  private void signal(String name) {
    var command = new ArrayList<>(List.of("kill", name));
    processes().forEach(each -> command.add(String.valueOf(each.pid())));
    try {
      new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<ProcessHandle> processes() {
    try {
      var pid = Files.readAllLines(directory.server().resolve("postmaster.pid")).get(0);
      return ProcessHandle.of(Long.parseLong(pid)).stream()
          .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()))
          .toList();
    } catch (NoSuchFileException stopped) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends its being a standby; returns when it accepts writes, on the next timeline. */
  public void promote() {
    TestDatabase.run(superuser(), "SELECT pg_promote()");
  }

  @Override
  public void close() {
    resume();
    kill();
    directory.close();
  }

  /** The log is fetched from the primary. */
  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            boolean log = file.getParent().endsWith("pg_wal");
            if (!log && !file.endsWith("postmaster.pid") && !file.endsWith("postmaster.opts")) {
              Files.copy(file, to.resolve(from.relativize(file)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            // gone since the folder was read
            return FileVisitResult.CONTINUE;
          }
        });
    PosixAccess.ownerOnly(to);
  }
}
