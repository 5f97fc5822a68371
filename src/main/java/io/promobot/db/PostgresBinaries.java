package io.promobot.db;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from our jar beside the data: a shared folder in /tmp would
 * belong to the first user who started promobot.
 */
final class PostgresBinaries {
  private static final String PREFIX = "postgres-programs-";
  private static final int OWNER_EXECUTES = 0100;

  private PostgresBinaries() {}

  /**
   * Returns the folder that holds {@code bin}, unpacking it when this jar's PostgreSQL is not there
   * yet.
   */
  static Path unpackedIn(Path parent) throws IOException {
    var archive = archive();
    var home = parent.resolve(PREFIX + fingerprint(archive));
    if (!Files.exists(home)) {
      removeAll(parent);
      var unfinished = parent.resolve(PREFIX + "unfinished");
      unpack(archive, unfinished);
      Files.move(unfinished, home);
    }
    return home;
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void removeAll(Path parent) throws IOException {
    try (var old = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (var tree : old) {
        delete(tree);
      }
    }
  }

  private static byte[] archive() throws IOException {
    var system = System.getProperty("os.name").split(" ")[0].replace("Mac", "Darwin");
    var machine = System.getProperty("os.arch");
    try (var stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
      return stream.readAllBytes();
    } catch (IllegalStateException e) {
      throw new DatabaseStartException(
          "This jar carries no PostgreSQL for %s on %s. Build it on such a machine, or set DATABASE_URL."
              .formatted(system, machine),
          e);
    }
  }

  /** Tells one PostgreSQL from another; read at each start, so it has to be quick. */
  private static String fingerprint(byte[] archive) {
    var crc = new CRC32();
    crc.update(archive);
    return "%08x".formatted(crc.getValue());
  }

  private static void unpack(byte[] archive, Path home) throws IOException {
    try (var tar = new TarArchiveInputStream(unpressed(archive))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, home);
      }
    }
  }

  private static InputStream unpressed(byte[] archive) throws IOException {
    return new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive)), 1 << 16);
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path home)
      throws IOException {
    var target = home.resolve(entry.getName()).normalize();
    if (!target.startsWith(home)) {
      throw new IOException("entry outside of the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    if ((entry.getMode() & OWNER_EXECUTES) != 0) {
      PosixAccess.ownerMayExecute(target);
    }
  }
}
