package io.promobot.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the classes of this jar are kept as this JVM has them in memory, read and verified: loading
 * them is nearly half of a start.
 */
final class ClassArchive {
  static final String LIST = "promobot.classes";
  private static final Duration USED_WITHIN = Duration.ofMinutes(10);
  private static final Set<PosixFilePermission> BY_OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private ClassArchive() {}

  /**
   * The options with which a JVM uses the archive of this jar or, while there is none, writes down
   * which classes belong to it. None where others could write it: they could make us run anything.
   *
   * @param folder made if necessary
   * @param system the properties of a JVM of the same kind
   */
  static List<String> options(Path folder, Path jar, Map<?, ?> system) throws IOException {
    if (!onlyOurs(folder)) {
      return List.of();
    }
    String key = key(jar, system);
    Path archive = folder.resolve(key + ".jsa");
    if (Files.exists(archive)) {
      return List.of("-XX:SharedArchiveFile=" + archive);
    }
    removeOldLists(folder);
    Path list = folder.resolve(key + "-" + ProcessHandle.current().pid() + ".lst");
    return List.of("-XX:DumpLoadedClassList=" + list, "-D" + LIST + "=" + list);
  }

  /** Of processes that ended before they could use them. */
  private static void removeOldLists(Path folder) throws IOException {
    var old = FileTime.from(Instant.now().minus(USED_WITHIN));
    try (var lists = Files.newDirectoryStream(folder, "*.lst")) {
      for (Path list : lists) {
        if (Files.getLastModifiedTime(list).compareTo(old) < 0) {
          Files.deleteIfExists(list);
        }
      }
    }
  }

  /** The archive made of such a list. */
  static Path of(Path list) {
    return list.resolveSibling(list.getFileName().toString().replaceFirst("-\\d+\\.lst$", ".jsa"));
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

  private static boolean onlyOurs(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      var access = PosixFilePermissions.fromString("rwx------");
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(access));
    }
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && owner(folder).equals(owner(Path.of("/proc/self")))
        && Files.getPosixFilePermissions(folder).stream().noneMatch(BY_OTHERS::contains);
  }

  private static Object owner(Path path) throws IOException {
    return Files.getAttribute(path, "unix:uid");
  }
}
