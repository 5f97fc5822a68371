package io.promobot.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server left running in a data folder after its promobot was killed. */
final class LeftoverServer {
  private static final Logger log = LoggerFactory.getLogger(LeftoverServer.class);

  private static final int KILL_SECONDS = 5;

  private final Path server;
  private final PostgresControl control;

  LeftoverServer(Path server, PostgresControl control) {
    this.server = server;
    this.control = control;
  }

  /**
   * Leaves the folder free to start in. A process number that meanwhile belongs to a foreign
   * program would make PostgreSQL refuse the start, so that file is removed; an unused number is
   * left to PostgreSQL, which also looks for orphaned children.
   */
  void clear() throws IOException {
    var alive = notedPid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
    if (alive.isEmpty()) {
      return;
    }
    if (servesFromHere(alive.get())) {
      log.info("stopping the database server {} that a killed promobot left", alive.get().pid());
      control.stop();
      killIfHung(alive.get());
    } else {
      Files.delete(pidFile());
    }
  }

  /**
   * A server that does not end even after an immediate stop is frozen; its commits are safe in the
   * log.
   */
  private static void killIfHung(ProcessHandle server) {
    if (server.isAlive()) {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly();
      server
          .onExit()
          .orTimeout(KILL_SECONDS, TimeUnit.SECONDS)
          .exceptionally(late -> server)
          .join();
    }
  }

  private Optional<Long> notedPid() throws IOException {
    if (!Files.exists(pidFile())) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(pidFile());
    return lines.isEmpty() || !lines.get(0).matches("\\d{1,10}")
        ? Optional.empty()
        : Optional.of(Long.parseLong(lines.get(0)));
  }

  private boolean servesFromHere(ProcessHandle process) {
    if (process.info().command().filter(command -> !command.contains("postgres")).isPresent()) {
      return false;
    }
    try {
      // the postmaster's working directory is always its data folder
      var workingDirectory = Path.of("/proc", String.valueOf(process.pid()), "cwd");
      return Files.readSymbolicLink(workingDirectory).equals(server.toRealPath());
    } catch (IOException e) {
      // no /proc on this system: the program's name has to do
      return true;
    }
  }

  private Path pidFile() {
    return server.resolve("postmaster.pid");
  }
}
