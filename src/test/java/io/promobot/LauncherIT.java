package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import io.promobot.db.Await;
import io.promobot.db.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** Plain {@code java -jar}, as the README says it. */
@Timeout(180)
@EnabledOnOs(LINUX)
class LauncherIT {
  private static final Duration ARCHIVED_WITHIN = Duration.ofSeconds(90);

  /** The archive is made at once, not when the shop is quiet. */
  private static final String AT_ONCE = "-Dpromobot.classes.after=0";

  @TempDir Path data;

  @Test
  void it_takes_little_memory_and_the_next_start_reads_its_classes_from_an_archive()
      throws IOException {
    var settings =
        Map.of(
            "PORT",
            "0",
            "BIND",
            "127.0.0.1",
            "DATA_DIR",
            data.toString(),
            "DATABASE_URL",
            PromobotJar.url(TestDatabase.fresh()));
    try (var first = PromobotJar.plain(settings, AT_ONCE).ready()) {
      assertThat(options(first)).contains("-XX:+UseSerialGC", AT_ONCE);
      Await.until(ARCHIVED_WITHIN, () -> !archives().isEmpty());
      assertThat(first.stop()).as("ended as by SIGTERM").isEqualTo(143);
    }
    try (var second = PromobotJar.plain(settings).ready()) {
      assertThat(options(second)).contains("-XX:SharedArchiveFile=" + archives().get(0));
      assertThat(Files.readString(Path.of("/proc/" + second.pid() + "/maps")))
          .as("what is in its memory")
          .contains(archives().get(0).toString());
      second.stop();
    }
    try (var chosen = PromobotJar.plain(settings, "-XX:+UseParallelGC").ready()) {
      assertThat(options(chosen)).contains("-XX:+UseParallelGC").doesNotContain("-XX:+UseSerialGC");
      chosen.stop();
    }
  }

  /** Of the process that was started: it is the same one. */
  private static List<String> options(PromobotJar jar) throws IOException {
    return List.of(Files.readString(Path.of("/proc/" + jar.pid() + "/cmdline")).split("\0"));
  }

  private List<Path> archives() {
    try (var all = Files.newDirectoryStream(data.resolve("classes"), "*.jsa")) {
      List<Path> found = new ArrayList<>();
      all.forEach(found::add);
      return found;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
