package io.promobot;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.house.LoopWatch;
import io.promobot.house.LoopWatchExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The real jar in a process of its own, which a test may kill; only the settings given here are
 * set.
 */
final class PromobotJar implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(90);
  private static final Duration ENDED_WITHIN = Duration.ofSeconds(60);
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final int SHOWN = 40;
  private static final Path JAR =
      Path.of(System.getProperty("promobot.jar", "target/promobot.jar")).toAbsolutePath();

  private final Process process;
  private final Thread reader;
  private final List<String> lines = new ArrayList<>();

  /** Made when the first start asks for it. */
  private static final class Classes {
    static final Path ARCHIVE = ClassArchive.of(JAR);
    static final Path LOOP_WATCH = LoopWatch.agent();
  }

  private PromobotJar(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "output of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts it and returns immediately. */
  static PromobotJar start(Map<String, String> settings, String... arguments) {
    var flags =
        List.of(
            "-XX:SharedArchiveFile=" + Classes.ARCHIVE,
            "-javaagent:" + Classes.LOOP_WATCH,
            "-Dpromobot.password.iterations=1000");
    return start(JAR, flags, settings, arguments);
  }

  /** The same with flags for its JVM. */
  static PromobotJar start(
      Path jar, List<String> flags, Map<String, String> settings, String... arguments) {
    var all = new ArrayList<>(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    all.addAll(flags);
    all.addAll(List.of("-jar", jar.toString()));
    all.addAll(List.of(arguments));
    return java(all, settings);
  }

  /** As it is started by hand, with nothing but these properties. */
  static PromobotJar plain(Map<String, String> settings, String... properties) {
    var all = new ArrayList<>(List.of(properties));
    all.addAll(List.of("-jar", JAR.toString()));
    return java(all, settings);
  }

  private static PromobotJar java(List<String> arguments, Map<String, String> settings) {
    var command = new ArrayList<String>();
    if (Files.isExecutable(SETSID)) {
      // a process group of its own, so that Ctrl-C works as in a terminal
      command.add(SETSID.toString());
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR"));
    builder.environment().putAll(settings);
    try {
      return new PromobotJar(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A free port, from below those that outgoing connections get. */
  static int freePort() {
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (var socket = new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"))) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // the next one
      }
    }
    throw new AssertionError("no free port");
  }

  static String url(DatabaseAddress address) {
    return bareUrl(address) + "?sslmode=disable";
  }

  /** As Heroku gives it, without a word about TLS. */
  static String bareUrl(DatabaseAddress address) {
    return "postgres://%s:%s@%s/%s"
        .formatted(address.user(), address.password(), address.servers(), address.database());
  }

  private void read() {
    try (var output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(LoopWatch.BLOCKED)) {
          LoopWatchExtension.blocked(line);
          continue;
        }
        synchronized (lines) {
          lines.add(line);
        }
      }
    } catch (IOException e) {
      // the process was killed
    }
  }

  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  String output() {
    return String.join("\n", lines());
  }

  /** Returns once it has printed its greeting: from then on it works. */
  PromobotJar ready() {
    greeted("one-time sign-in");
    return this;
  }

  /** The part of the greeting after these words. */
  String greeted(String what) {
    Await.until(READY_WITHIN, () -> find(what).isPresent() || !process.isAlive());
    return find(what).orElseThrow(() -> new AssertionError("no \"" + what + "\" in:\n" + tail()));
  }

  private Optional<String> find(String what) {
    return lines().stream()
        .filter(line -> line.startsWith("  " + what + " "))
        .map(line -> line.substring(what.length() + 2).strip())
        .findFirst();
  }

  String tail() {
    var all = lines();
    return String.join("\n", all.subList(Math.max(0, all.size() - SHOWN), all.size()));
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /** SIGTERM, as a service manager sends it; returns the exit code. */
  int stop() {
    // Process.destroy() would close the output before its last words were read.
    process.toHandle().destroy();
    return exitCode();
  }

  /** Ctrl-C as a terminal sends it: SIGINT to everything the program started as well. */
  int interrupt() throws IOException, InterruptedException {
    if (!Files.isExecutable(SETSID) || interruptsAreIgnoredHere()) {
      return stop();
    }
    new ProcessBuilder("kill", "-INT", "--", "-" + pid()).start().waitFor();
    return exitCode();
  }

  /** A shell makes its background jobs ignore Ctrl-C, and children inherit that. */
  private static boolean interruptsAreIgnoredHere() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }

  int exitCode() {
    try {
      if (!process.waitFor(ENDED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + ENDED_WITHIN + ":\n" + tail());
      }
      reader.join(ENDED_WITHIN.toMillis());
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
