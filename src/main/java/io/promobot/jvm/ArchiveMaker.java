package io.promobot.jvm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Archives the classes that this process has loaded, for later starts; another JVM does it, with
 * the lowest priority. Blocks.
 */
public final class ArchiveMaker {
  private static final Logger log = LoggerFactory.getLogger(ArchiveMaker.class);
  private static final long MINUTES = 5;

  /** By then the owner has looked around: what that takes is needed early, too. */
  private static final int AFTER_SECONDS = Integer.getInteger("promobot.classes.after", 30);

  private final Path list;
  private final Path archive;
  private final Path unfinished;

  private ArchiveMaker(Path list) {
    this.list = list;
    this.archive = ClassArchive.of(list);
    this.unfinished = list.resolveSibling(list.getFileName() + ".unfinished");
  }

  /** Half a minute after the start, unless there is an archive or cannot be one. */
  public static void makeLater() {
    String list = System.getProperty(ClassArchive.LIST);
    if (list != null) {
      try {
        TimeUnit.SECONDS.sleep(AFTER_SECONDS);
        new ArchiveMaker(Path.of(list)).make();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What prevents it is only for the curious: starts stay as they were. */
  private void make() throws InterruptedException {
    long begun = System.nanoTime();
    try {
      endAtLastLine();
      if (dumped()) {
        onDisk(unfinished);
        Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        log.info("the next start will be faster: its classes were archived in {} s", took);
      }
      removeOthers();
    } catch (IOException e) {
      log.debug("the classes were not archived", e);
    }
  }

  /** The JVM still writes the list, in pieces; another one refuses half a line. */
  private void endAtLastLine() throws IOException {
    String text = Files.readString(list, StandardCharsets.UTF_8);
    Files.delete(list);
    Files.writeString(list, text.substring(0, text.lastIndexOf('\n') + 1));
  }

  private boolean dumped() throws IOException, InterruptedException {
    Process dump =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!dump.waitFor(MINUTES, TimeUnit.MINUTES)) {
      dump.destroyForcibly();
      return false;
    }
    return dump.exitValue() == 0;
  }

  /** A JVM trusts what it maps: not even a power cut may leave half an archive. */
  private static void onDisk(Path file) throws IOException {
    try (var open = FileChannel.open(file)) {
      open.force(true);
    }
  }

  private List<String> command() {
    return List.of(
        "nice",
        "-n",
        "19",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xshare:dump",
        "-Xmx128m",
        "-XX:SharedClassListFile=" + list,
        "-XX:SharedArchiveFile=" + unfinished,
        "-cp",
        System.getProperty("java.class.path"));
  }

  /** Those of earlier jars; a process that has one in its memory keeps it. */
  private void removeOthers() throws IOException {
    try (Stream<Path> all = Files.list(archive.getParent())) {
      for (Path other : all.filter(each -> !each.equals(archive)).toList()) {
        Files.deleteIfExists(other);
      }
    }
  }
}
