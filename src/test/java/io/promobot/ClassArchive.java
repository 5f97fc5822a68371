package io.promobot;

import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * The jar's classes as one start left them in memory, beside the jar: the many starts of the tests
 * read them instead of making them. A JVM that cannot use it starts without.
 */
final class ClassArchive {
  private ClassArchive() {}

  /** Created once for each jar, by the first test JVM that needs it. */
  static Path of(Path jar) {
    Path archive = jar.resolveSibling("promobot.jsa");
    Path lock = jar.resolveSibling("promobot.jsa.lock");
    try (var held = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      held.lock();
      if (!Files.exists(archive) || olderThan(jar, archive)) {
        make(jar, archive);
      }
      return archive;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean olderThan(Path jar, Path archive) throws IOException {
    return Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0;
  }

  private static void make(Path jar, Path archive) throws IOException {
    Path unfinished = archive.resolveSibling("promobot.jsa.unfinished");
    DatabaseAddress database = TestDatabase.fresh();
    try (var once =
        PromobotJar.start(
            jar,
            List.of("-XX:ArchiveClassesAtExit=" + unfinished),
            Map.of("PORT", "0", "BIND", "127.0.0.1", "DATABASE_URL", PromobotJar.url(database)))) {
      once.ready().stop();
      Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
