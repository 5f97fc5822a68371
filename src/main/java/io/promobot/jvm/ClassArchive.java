package io.promobot.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the classes of a jar are kept as a JVM has them in memory, read and verified: loading them
 * is nearly half of a start.
 */
final class ClassArchive {
  static final String LIST = "promobot.classes";
  static final String ARCHIVE = "promobot.archive";

  /** Of another disk, another host may delete what this one has mapped, which would end us. */
  private static final Pattern OWN_DISK =
      Pattern.compile("ext[234]|xfs|btrfs|zfs|f2fs|tmpfs|overlay");

  private static final Duration UNUSED = Duration.ofDays(30);
  private static final Duration GIVEN_UP = Duration.ofMinutes(10);
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final int STICKY = 01000;
  private static final int ROOT = 0;

  private ClassArchive() {}

  /**
   * The options with which a JVM uses the archive of this jar or, if none was tried yet, writes
   * down which classes belong to it. None where others could write it: they could make us run
   * anything.
   *
   * @param given the folder, made if necessary
   * @param system the properties of a JVM of the same kind
   */
  static List<String> options(Path given, Path jar, Map<?, ?> system) throws IOException {
    create(given);
    // the JVM opens what was checked, and names it like this in its memory
    Path folder = given.toRealPath();
    if (Files.isSymbolicLink(given) || !trusted(folder) || !onOwnDisk(folder)) {
      return List.of();
    }
    removeUnused(folder);
    Path archive = folder.resolve(key(jar, system) + ".jsa");
    if (Files.exists(archive)) {
      return using(archive);
    }
    if (Files.exists(tried(archive))) {
      return List.of();
    }
    Path list = folder.resolve("%s-%x.lst".formatted(key(jar, system), System.nanoTime()));
    return List.of("-XX:DumpLoadedClassList=" + list, "-D" + LIST + "=" + list);
  }

  private static List<String> using(Path archive) throws IOException {
    if (!ours(archive)) {
      return List.of();
    }
    Files.setLastModifiedTime(archive, FileTime.from(Instant.now()));
    // a JVM that cannot use it starts without, and need not say so at each start
    return List.of(
        "-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off", "-D" + ARCHIVE + "=" + archive);
  }

  /** The archive to be made of such a list. */
  static Path of(Path list) {
    String name = list.getFileName().toString();
    return list.resolveSibling(name.replaceFirst("-[0-9a-f]+\\.lst$", ".jsa"));
  }

  /** There once this archive was begun: what failed, or did harm, is not repeated. */
  static Path tried(Path archive) {
    return archive.resolveSibling(archive.getFileName() + ".tried");
  }

  /** Another jar needs another archive, and so does another JVM. */
  private static String key(Path jar, Map<?, ?> system) throws IOException {
    String all =
        "%s %s %s %s %s"
            .formatted(
                jar,
                Files.size(jar),
                Files.getLastModifiedTime(jar),
                system.get("java.home"),
                system.get("java.vm.version"));
    return "promobot_%08x".formatted(all.hashCode());
  }

  private static void create(Path folder) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Path data = folder.getParent();
    if (!Files.exists(data)) {
      Files.createDirectories(data.getParent());
      Files.createDirectory(data, ownerOnly);
    }
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder, ownerOnly);
    }
  }

  private static boolean trusted(Path folder) throws IOException {
    if (!Files.isDirectory(folder) || !ours(folder)) {
      return false;
    }
    for (Path above = folder.getParent(); above != null; above = above.getParent()) {
      int mode = number(above, "mode");
      int owner = number(above, "uid");
      boolean closed = (mode & WRITABLE_BY_OTHERS) == 0 || (mode & STICKY) != 0;
      if (!closed || owner != ROOT && owner != us()) {
        return false;
      }
    }
    return true;
  }

  private static boolean ours(Path path) throws IOException {
    return number(path, "uid") == us() && (number(path, "mode") & WRITABLE_BY_OTHERS) == 0;
  }

  private static int us() throws IOException {
    return number(Path.of("/proc/self"), "uid");
  }

  private static int number(Path path, String attribute) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:" + attribute);
  }

  private static boolean onOwnDisk(Path folder) throws IOException {
    return OWN_DISK.matcher(Files.getFileStore(folder).type()).matches();
  }

  /** Of jars that are not started any more, and of processes that ended too early. */
  private static void removeUnused(Path folder) throws IOException {
    try (var all = Files.newDirectoryStream(folder, "promobot_*")) {
      for (Path each : all) {
        boolean half = !each.toString().matches(".*\\.(jsa|tried)");
        var age = Duration.between(Files.getLastModifiedTime(each).toInstant(), Instant.now());
        if (age.compareTo(half ? GIVEN_UP : UNUSED) > 0) {
          Files.deleteIfExists(each);
        }
      }
    }
  }
}
