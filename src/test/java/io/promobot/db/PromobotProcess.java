package io.promobot.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with an embedded database, which a test may kill. */
final class PromobotProcess {
  private final Process process;
  private final List<String> lines = new ArrayList<>();

  private PromobotProcess(Process process) {
    this.process = process;
  }

  /** What the other JVM runs: start, print the address, wait until killed or told to end. */
  public static void main(String[] args) throws IOException {
    try (var database =
        EmbeddedDatabase.start(Path.of(args[0]), TestDatabase.programs(), java.util.Map.of())) {
      var address = database.superuserAddress();
      System.out.println("READY " + address.first().port() + " " + address.password());
      if (System.in.read() == 's') {
        System.out.println("STOPPING");
      }
    } catch (DatabaseStartException e) {
      System.out.println("REFUSED " + e.getMessage());
    }
  }

  /** Returns when the other JVM said whether its database is ready. */
  static PromobotProcess start(Path dataDir) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command =
        List.of(java, "-cp", classPath, PromobotProcess.class.getName(), dataDir.toString());
    var started =
        new PromobotProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    started.readUntilVerdict();
    return started;
  }

  private void readUntilVerdict() throws IOException {
    var reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
      if (line.startsWith("READY") || line.startsWith("REFUSED")) {
        return;
      }
    }
    throw new IOException("no verdict: " + lines);
  }

  String verdict() {
    return lines.get(lines.size() - 1);
  }

  DatabaseAddress superuser() {
    var words = verdict().split(" ");
    return new DatabaseAddress(
        "127.0.0.1", Integer.parseInt(words[1]), "promobot", "postgres", words[2], SslMode.DISABLE);
  }

  long pid() {
    return process.pid();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void end() throws InterruptedException, IOException {
    process.getOutputStream().close();
    process.waitFor();
  }
}
