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
  void the_next_start_reads_its_classes_from_an_archive() throws IOException {
    try (var first = PromobotJar.plain(settings(), AT_ONCE).ready()) {
      assertThat(options(first)).contains("-XX:+UseSerialGC", AT_ONCE);
      Await.until(ARCHIVED_WITHIN, () -> !archives().isEmpty());
      assertThat(first.stop()).as("ended as by SIGTERM").isEqualTo(143);
    }
    Path archive = archives().get(0);
    try (var second = PromobotJar.plain(settings()).ready()) {
      assertThat(options(second)).contains("-XX:SharedArchiveFile=" + archive);
      assertThat(Files.readString(Path.of("/proc/" + second.pid() + "/maps")))
          .as("what is in its memory")
          .contains(archive.toString());
      second.stop();
    }
  }

  @Test
  void an_archive_that_does_not_fit_is_removed_and_not_made_again() throws IOException {
    try (var first = PromobotJar.plain(settings(), AT_ONCE).ready()) {
      Await.until(ARCHIVED_WITHIN, () -> !archives().isEmpty());
      first.stop();
    }
    Path archive = archives().get(0);
    Files.delete(archive);
    Files.writeString(archive, "not an archive");
    try (var second = PromobotJar.plain(settings()).ready()) {
      Await.until(ARCHIVED_WITHIN, () -> archives().isEmpty());
      assertThat(second.output()).doesNotContain("[cds]");
      second.stop();
    }
    try (var third = PromobotJar.plain(settings(), AT_ONCE).ready()) {
      assertThat(options(third))
          .noneMatch(
              option -> option.contains("SharedArchiveFile") || option.contains("ClassList"));
      third.stop();
    }
  }

  @Test
  void it_starts_as_it_is_where_options_were_chosen_or_the_jvm_cannot_be_replaced()
      throws IOException {
    // JNA unpacks its library to a folder, and this is none
    String nowhere = "-Djna.tmpdir=" + Files.createFile(data.resolve("nowhere"));
    try (var chosen = PromobotJar.plain(settings(), "-XX:+UseParallelGC").ready();
        var kept = PromobotJar.plain(settings(), nowhere).ready()) {
      assertThat(options(chosen)).doesNotContain("-XX:+UseSerialGC");
      assertThat(options(kept)).contains(nowhere).doesNotContain("-XX:+UseSerialGC");
    }
  }

  private Map<String, String> settings() {
    return Map.of(
        "PORT",
        "0",
        "BIND",
        "127.0.0.1",
        "DATA_DIR",
        data.toString(),
        "DATABASE_URL",
        PromobotJar.url(TestDatabase.fresh()));
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
