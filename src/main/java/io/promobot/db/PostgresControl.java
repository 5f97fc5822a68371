package io.promobot.db;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs initdb and pg_ctl on one data folder and turns their complaints into advice. */
final class PostgresControl {
  private static final Duration LONGEST = Duration.ofSeconds(130);
  private static final int START_SECONDS = 120;
  private static final int STOP_SECONDS = 8;
  private static final int TAIL = 1500;

  private final Path programs;
  private final DataDirectory directory;

  PostgresControl(Path programs, DataDirectory directory) {
    this.programs = programs;
    this.directory = directory;
  }

  /**
   * Makes the data folder under another name first, so that a kill half-way leaves nothing to trip
   * over.
   */
  void create() throws IOException {
    var failure =
        run(
            "initdb",
            "--pgdata=" + directory.unfinishedServer(),
            "--username=postgres",
            "--pwfile=" + directory.passwordFile(),
            "--auth=scram-sha-256",
            "--set=scram_iterations=1",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions");
    if (!failure.isEmpty()) {
      throw advice("PostgreSQL could not create its data folder", failure);
    }
    Files.move(directory.unfinishedServer(), directory.server());
  }

  void start() throws IOException {
    var begin = System.currentTimeMillis();
    var failure = pgCtl("start", "-w", "-t", String.valueOf(START_SECONDS));
    if (!failure.isEmpty()) {
      throw advice("PostgreSQL did not start", failure + serverLogSince(begin));
    }
  }

  /**
   * Stops the server, even if another process started it; sessions are cut, committed data stays.
   */
  void stop() throws IOException {
    var seconds = String.valueOf(STOP_SECONDS);
    if (!pgCtl("stop", "-w", "-m", "fast", "-t", seconds).isEmpty() && running()) {
      pgCtl("stop", "-w", "-m", "immediate", "-t", seconds);
    }
  }

  private boolean running() {
    return Files.exists(directory.server().resolve("postmaster.pid"));
  }

  private String pgCtl(String action, String... options) throws IOException {
    var arguments = new ArrayList<>(List.of(action, "-D", directory.server().toString()));
    arguments.addAll(List.of(options));
    return run("pg_ctl", arguments.toArray(String[]::new));
  }

  /** Returns what the program complained about; nothing when all went well. */
  private String run(String program, String... arguments) throws IOException {
    var log = directory.path().resolve("postgres-start.log");
    var builder =
        new ProcessBuilder(command(program, arguments)).directory(directory.path().toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    process.getOutputStream().close();
    return ended(process) ? "" : " " + tail(log);
  }

  /**
   * PostgreSQL refuses to run as root; in a user namespace of its own root is nobody, but owns the
   * same files.
   */
  private List<String> command(String program, String... arguments) {
    var command = new ArrayList<String>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    var windows = System.getProperty("os.name").startsWith("Windows");
    command.add(programs.resolve("bin").resolve(program + (windows ? ".exe" : "")).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private DatabaseStartException advice(String what, String complaint) {
    var folder = directory.path();
    if (complaint.contains("No space left on device")) {
      return new DatabaseStartException(
          what + ": the disk of DATA_DIR " + folder + " is full. Free some space and start again.");
    }
    if (complaint.contains("database files are incompatible with server")) {
      return new DatabaseStartException(anotherMajor());
    }
    if (complaint.contains("Permission denied")) {
      return new DatabaseStartException(
          what
              + ": DATA_DIR "
              + folder
              + " belongs to another user or is mounted noexec. Start promobot as that user, or set"
              + " DATA_DIR to another folder. It said:"
              + complaint);
    }
    if (complaint.contains("cannot be run as root") || complaint.contains("unshare")) {
      return new DatabaseStartException(
          what
              + ": it refuses to run as root here. Start promobot as another user, or set"
              + " DATABASE_URL.");
    }
    return new DatabaseStartException(what + " in DATA_DIR " + folder + ". It said:" + complaint);
  }

  private String anotherMajor() {
    var folder = directory.path();
    return """
        The data in DATA_DIR %1$s was made by PostgreSQL %2$s, and this promobot brings another major version. Move it in two steps:
          DATA_DIR=%1$s java -jar the-promobot-you-ran-until-now.jar --backup promobot-backup.zip
          DATA_DIR=%1$s-new java -jar promobot.jar --restore promobot-backup.zip --moved
        Then start this promobot with DATA_DIR=%1$s-new. The old folder stays as it is; delete it when you like."""
        .formatted(folder, directory.serverVersion());
  }

  private String serverLogSince(long begin) throws IOException {
    if (!Files.isDirectory(directory.serverLogs())) {
      return "";
    }
    try (var logs = Files.list(directory.serverLogs())) {
      var written = logs.filter(log -> log.toFile().lastModified() >= begin).findFirst();
      return written.isEmpty() ? "" : " " + tail(written.get());
    }
  }

  private static String tail(Path log) throws IOException {
    var text = Files.readString(log).strip();
    return text.substring(Math.max(0, text.length() - TAIL));
  }
}
