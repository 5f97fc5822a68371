package io.promobot.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps files to their owner where the file system knows owners. */
final class PosixAccess {
  private PosixAccess() {}

  static void ownerOnly(Path path) throws IOException {
    allow(path, Files.isDirectory(path) ? "rwx------" : "rw-------");
  }

  static void ownerMayExecute(Path path) throws IOException {
    allow(path, "rwx------");
  }

  /**
   * Writes a secret so that at no moment anybody else could read it, and whoever reads the file
   * finds all of it: a kill half-way leaves no file.
   */
  static void writeSecret(Path file, String secret) throws IOException {
    var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished);
    ownerOnly(unfinished);
    Files.writeString(unfinished, secret, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void allow(Path path, String permissions) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
