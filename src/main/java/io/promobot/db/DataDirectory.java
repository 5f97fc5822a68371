package io.promobot.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one running promobot: locked, private, and with the small files around its server.
 */
final class DataDirectory implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
  private static final long MEGABYTE = 1 << 20;
  private static final long FIRST_START = 250;
  private static final long LATER_START = 48;
  private static final int PASSWORD_BYTES = 24;
  private static final String UNFINISHED = "postgres.unfinished";

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  static DataDirectory open(Path given) {
    var path = given.toAbsolutePath().normalize();
    try {
      createPrivately(path);
      var directory = new DataDirectory(path, lock(path));
      directory.checkSpace();
      return directory;
    } catch (IOException e) {
      throw new DatabaseStartException(
          "DATA_DIR %s cannot be written by user %s (%s). If its disk is full, free some space; otherwise make that user the folder's owner, or set DATA_DIR to another folder."
              .formatted(path, System.getProperty("user.name"), reason(e)),
          e);
    }
  }

  /** Whether a promobot is currently running on this folder. */
  static boolean inUse(Path given) {
    try (var channel =
        FileChannel.open(
            given.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      // the caller will report what is wrong with the folder
      return false;
    }
  }

  Path path() {
    return path;
  }

  Path server() {
    return path.resolve("postgres");
  }

  /** Ours alone: the initdb of a killed promobot may still be running in its own folder. */
  Path unfinishedServer() {
    return path.resolve(UNFINISHED + "-" + ProcessHandle.current().pid());
  }

  /** Leftovers of killed starts; what cannot be deleted is left to the next start. */
  void removeUnfinished() throws IOException {
    try (var halfMade = Files.newDirectoryStream(path, UNFINISHED + "*")) {
      for (var tree : halfMade) {
        try {
          PostgresBinaries.delete(tree);
        } catch (IOException | UncheckedIOException e) {
          log.info("{} is still in use and stays for now", tree);
        }
      }
    }
  }

  Path serverLogs() {
    return path.resolve("postgres-log");
  }

  Path passwordFile() {
    return path.resolve("postgres-password");
  }

  boolean hasServer() {
    return Files.exists(server().resolve("PG_VERSION"));
  }

  /** The major version of PostgreSQL that created it. */
  String serverVersion() {
    try {
      return Files.readString(server().resolve("PG_VERSION")).strip();
    } catch (IOException e) {
      return "of another version";
    }
  }

  /** The password created at the first start; without it the server would be locked forever. */
  String password() throws IOException {
    if (Files.exists(passwordFile())) {
      return Files.readString(passwordFile()).strip();
    }
    if (hasServer()) {
      throw new DatabaseStartException(
          "The file %s is missing, and without it the database in %s stays locked. Restore it from your backup, or move the folder away to start over."
              .formatted(passwordFile(), server()));
    }
    var random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    writeSecret(passwordFile(), HexFormat.of().formatHex(random));
    return password();
  }

  /** Written so that a kill half-way never leaves half a file under its name. */
  private static void writeSecret(Path file, String secret) throws IOException {
    try (PrivateFile unfinished = PrivateFile.beside(file)) {
      unfinished.out().write(secret.getBytes(StandardCharsets.US_ASCII));
      unfinished.finish();
    }
  }

  /** The port of the last start if it is still free, otherwise any free one. */
  int port() throws IOException {
    var file = path.resolve("postgres-port");
    var last = Files.exists(file) ? Files.readString(file).strip() : "";
    // a kill may have left an empty file
    var port = freePort(last.matches("\\d{1,5}") ? Integer.parseInt(last) : 0);
    Files.writeString(file, String.valueOf(port));
    return port;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort(int wanted) throws IOException {
    try (var socket = new ServerSocket(wanted, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      if (wanted == 0) {
        throw e;
      }
      return freePort(0);
    }
  }

  /**
   * A folder that already contains foreign files (a home, /tmp) keeps its mode; our own files in it
   * are private anyway.
   */
  private static void createPrivately(Path path) throws IOException {
    var ours = !Files.exists(path) || isEmpty(path) || Files.exists(path.resolve("lock"));
    Files.createDirectories(path);
    if (ours) {
      PosixAccess.ownerOnly(path);
    }
  }

  /** The archives of classes are there before everything else. */
  private static boolean isEmpty(Path path) throws IOException {
    try (var files = Files.list(path)) {
      return files.allMatch(each -> each.endsWith("classes"));
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    var channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    // The holder's number has a file of its own: on POSIX, reading a locked file would drop the
    // lock.
    var holder = path.resolve("pid");
    try {
      if (channel.tryLock() != null) {
        Files.writeString(holder, String.valueOf(ProcessHandle.current().pid()));
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // the other holder is in this very process; reported like any other below
    }
    channel.close();
    var pid = Files.exists(holder) ? Files.readString(holder) : "unknown";
    throw new DatabaseStartException(
        "another promobot (pid %s) uses DATA_DIR %s. Stop it, or give this one its own DATA_DIR."
            .formatted(pid, path));
  }

  private void checkSpace() throws IOException {
    var needed = hasServer() ? LATER_START : FIRST_START;
    var free = Files.getFileStore(path).getUsableSpace() / MEGABYTE;
    if (free < needed) {
      close();
      throw new DatabaseStartException(
          "DATA_DIR %s is on a disk with %d MB free, and the database needs %d MB to start. Free some space, or set DATA_DIR to another disk."
              .formatted(path, free, needed));
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
