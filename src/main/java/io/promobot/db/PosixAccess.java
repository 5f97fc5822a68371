package io.promobot.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files accessible to their owner only, where the file system supports that. */
final class PosixAccess {
  private PosixAccess() {}

  static void ownerOnly(Path path) throws IOException {
    allow(path, Files.isDirectory(path) ? "rwx------" : "rw-------");
  }

  static void ownerMayExecute(Path path) throws IOException {
    allow(path, "rwx------");
  }

  private static void allow(Path path, String permissions) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
