package io.promobot.db;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The packaged PgBouncer in front of a server of the tests, where a machine has it. */
public final class Pooler implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
  private static final Duration STARTED_WITHIN = Duration.ofSeconds(10);

  private final Path folder;
  private final int port;
  private Process process;

  private Pooler(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Without it, the tests that need one are skipped. */
  public static boolean installed() {
    return Files.isExecutable(PROGRAM);
  }

  /** Each transaction gets one of this many connections to the server. */
  public static Pooler ofTransactions(DatabaseAddress server, int connections) {
    return start(server, "transaction", connections, "");
  }

  /**
   * Each connection keeps one to the server.
   *
   * @param ignored the startup parameters that are not refused
   */
  public static Pooler ofSessions(DatabaseAddress server, String ignored) {
    return start(server, "session", 40, "ignore_startup_parameters = " + ignored);
  }

  private static Pooler start(DatabaseAddress server, String mode, int connections, String more) {
    try {
      Pooler pooler = new Pooler(Files.createTempDirectory("promobot-pooler"), freePort());
      pooler.write("users", "\"%s\" \"%s\"%n".formatted(server.user(), server.password()));
      pooler.write(
          "pgbouncer.ini",
          """
          [databases]
          * = host=127.0.0.1 port=%d
          [pgbouncer]
          listen_addr = 127.0.0.1
          listen_port = %d
          unix_socket_dir =
          auth_type = scram-sha-256
          auth_file = %s
          pool_mode = %s
          default_pool_size = %d
          max_client_conn = 500
          %s
          """
              .formatted(
                  server.first().port(),
                  pooler.port,
                  pooler.folder.resolve("users"),
                  mode,
                  connections,
                  more));
      pooler.run();
      return pooler;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private void run() throws IOException {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // like PostgreSQL it refuses to run as root
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(PROGRAM.toString(), folder.resolve("pgbouncer.ini").toString()));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Await.until(STARTED_WITHIN, () -> answers() || !process.isAlive());
    if (!process.isAlive()) {
      throw new IOException("pgbouncer: " + Files.readString(folder.resolve("log")));
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The same database through it. */
  public DatabaseAddress to(DatabaseAddress database) {
    return database.at("127.0.0.1", port);
  }

  /** Through it, and past it where that is needed. */
  public DatabaseWays around(DatabaseAddress database) {
    return DatabaseWays.of(to(database), database);
  }

  /** Killed in the middle of everything and started again. */
  public void restart() throws IOException {
    end();
    run();
  }

  private void end() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() throws IOException {
    end();
    PostgresBinaries.delete(folder);
  }
}
