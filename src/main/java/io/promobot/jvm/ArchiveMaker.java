package io.promobot.jvm;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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

  /** More than it takes: nothing else may become short of it. */
  private static final long MEMORY = 512L << 20;

  private static final long DISK = 1L << 30;
  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: +(\\d+) kB$");

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
    try {
      removeUseless();
      String list = System.getProperty(ClassArchive.LIST);
      if (list != null) {
        TimeUnit.SECONDS.sleep(AFTER_SECONDS);
        new ArchiveMaker(Path.of(list)).make();
      }
    } catch (IOException e) {
      log.debug("the classes were not archived", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One that the JVM was told to use and did not. */
  private static void removeUseless() throws IOException {
    String archive = System.getProperty(ClassArchive.ARCHIVE);
    if (archive != null && !Files.readString(Path.of("/proc/self/maps")).contains(archive)) {
      Files.deleteIfExists(Path.of(archive));
    }
  }

  private void make() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    if (!room()) {
      return;
    }
    Files.writeString(ClassArchive.tried(archive), "");
    endAtLastLine();
    if (dumped()) {
      onDisk(unfinished);
      Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
      long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
      log.info("the next start will be faster: its classes were archived in {} s", took);
    }
    Files.deleteIfExists(unfinished);
    Files.deleteIfExists(list);
  }

  private boolean room() throws IOException {
    return memory() > MEMORY && Files.getFileStore(list).getUsableSpace() > DISK;
  }

  /** What the system would give, or in a container with a limit what that leaves. */
  private static long memory() throws IOException {
    String system = Files.readString(Path.of("/proc/meminfo"));
    var available = AVAILABLE.matcher(system);
    long bytes = available.find() ? Long.parseLong(available.group(1)) << 10 : 0;
    var here = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    boolean limited = !system.contains(" " + (here.getTotalMemorySize() >> 10) + " kB");
    return limited ? Math.min(bytes, here.getFreeMemorySize()) : bytes;
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
    var end = new Thread(() -> giveUp(dump), "end of the archive");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      return dump.waitFor(MINUTES, TimeUnit.MINUTES) && dump.exitValue() == 0;
    } finally {
      dump.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(end);
    }
  }

  /** We are told to stop: the next start may try again. */
  private void giveUp(Process dump) {
    dump.destroyForcibly();
    try {
      Files.deleteIfExists(ClassArchive.tried(archive));
    } catch (IOException e) {
      log.debug("it stays as tried", e);
    }
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
}
