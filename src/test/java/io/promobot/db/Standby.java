package io.promobot.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A server, and another one that streams from it as a replica does. */
public final class Standby implements AutoCloseable {
  private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");

  private final Path folder;
  private final EmbeddedDatabase primary;
  private EmbeddedDatabase standby;
  private Map<String, String> settings = Map.of();

  private Standby(Path folder) {
    this.folder = folder;
    var mine = new HashMap<>(TestDatabase.FAST);
    mine.put("wal_keep_size", "256MB");
    this.primary = EmbeddedDatabase.start(folder.resolve("primary"), TestDatabase.programs(), mine);
  }

  /** The standby reaches its primary directly. */
  public static Standby start() throws IOException {
    var both = new Standby(Files.createTempDirectory("promobot-standby"));
    both.stream(both.primary.superuserAddress());
    return both;
  }

  /** Without a standby, which streams from wherever it is told. */
  public static Standby alone() throws IOException {
    return new Standby(Files.createTempDirectory("promobot-standby"));
  }

  /** Copies the primary and streams from there on. */
  public void stream(DatabaseAddress from) throws IOException {
    var data = folder.resolve("standby");
    Files.createDirectories(data);
    var label = copied(folder.resolve("primary/postgres"), data.resolve("postgres"));
    Files.writeString(data.resolve("postgres/backup_label"), label);
    Files.createFile(data.resolve("postgres/standby.signal"));
    Files.copy(
        folder.resolve("primary/postgres-password"),
        data.resolve("postgres-password"),
        StandardCopyOption.COPY_ATTRIBUTES);
    var here = new HashMap<>(TestDatabase.FAST);
    here.put(
        "primary_conninfo",
        "host=%s port=%d user=%s password=%s"
            .formatted(from.first().host(), from.first().port(), from.user(), from.password()));
    settings = here;
    again();
  }

  /** Starts it, perhaps after it was stopped. */
  public void again() {
    standby = EmbeddedDatabase.start(folder.resolve("standby"), TestDatabase.programs(), settings);
  }

  /** Stops it. */
  public void gone() {
    standby.close();
  }

  private String copied(Path from, Path to) throws IOException {
    try (var connection = Jdbc.source(primary.superuserAddress()).getConnection();
        var sql = connection.createStatement()) {
      sql.execute("SELECT pg_backup_start('standby', true)");
      try (var files = Files.walk(from)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          if (!LEFT_OUT.contains(file.getFileName().toString())) {
            copy(file, to.resolve(from.relativize(file)));
          }
        }
      }
      try (var rows = sql.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (NoSuchFileException gone) {
      // the server removed it meanwhile, and will do the same with the copy
    }
  }

  /** The application's database on the primary. */
  public DatabaseAddress primary() {
    return primary.address();
  }

  public DatabaseAddress primarySuperuser() {
    return primary.superuserAddress();
  }

  /** The same on the standby. */
  public DatabaseAddress standby() {
    return standby.address();
  }

  /** Replays nothing more until {@link #resume}. */
  public void pause() {
    run("SELECT pg_wal_replay_pause()");
  }

  public void resume() {
    run("SELECT pg_wal_replay_resume()");
  }

  /** Becomes a primary itself. */
  public void promote() {
    run("SELECT pg_promote()");
  }

  private void run(String sql) {
    TestDatabase.run(standby.superuserAddress(), sql);
  }

  @Override
  public void close() throws IOException {
    for (var server : standby == null ? List.of(primary) : List.of(standby, primary)) {
      server.close();
    }
    PostgresBinaries.delete(folder);
  }
}
