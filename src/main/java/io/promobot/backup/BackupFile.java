package io.promobot.backup;

import io.promobot.backup.Manifest.SavedTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** A backup from outside: trusted only after it has been read to the end. */
public final class BackupFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_MANIFEST = 1 << 20;

  private final Path path;
  private final ZipFile zip;
  private final Manifest manifest;

  private BackupFile(Path path, ZipFile zip, Manifest manifest) {
    this.path = path;
    this.zip = zip;
    this.manifest = manifest;
  }

  /** Fails with {@link BackupRefused} when it is not a complete backup of ours. */
  public static BackupFile open(Path given) {
    Path path = given.toAbsolutePath().normalize();
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new BackupRefused("There is no readable file %s.".formatted(path));
    }
    ZipFile zip = null;
    try {
      zip = new ZipFile(path.toFile());
      return new BackupFile(path, zip, manifest(zip, path));
    } catch (IOException | BackupRefused e) {
      close(zip);
      throw e instanceof BackupRefused refused ? refused : foreign(path, e);
    }
  }

  /**
   * Whether overwriting it loses nothing but a backup, complete or damaged: ours begin with the
   * rows of a table, and an interrupted write may leave an empty file.
   */
  static boolean replaceable(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (var zip = new ZipInputStream(Files.newInputStream(path))) {
      ZipEntry first = zip.getNextEntry();
      return first == null ? Files.size(path) == 0 : SavedTable.named(first.getName());
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static Manifest manifest(ZipFile zip, Path path) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.ENTRY);
    if (entry == null || entry.getSize() > LONGEST_MANIFEST) {
      throw foreign(path, null);
    }
    Manifest manifest = Manifest.read(zip.getInputStream(entry).readNBytes(LONGEST_MANIFEST));
    if (manifest.format() > Manifest.FORMAT) {
      throw new BackupRefused(
          "%s was made by a newer promobot (%s). Restore it with that version."
              .formatted(path, manifest.promobot()));
    }
    if (manifest.format() < 1 || manifest.tables() == null || manifest.schema() == null) {
      throw foreign(path, null);
    }
    return manifest;
  }

  private static BackupRefused foreign(Path path, Throwable cause) {
    return new BackupRefused(
        "%s is not a backup of promobot, or only a part of one. Nothing was changed."
            .formatted(path),
        cause);
  }

  public Manifest manifest() {
    return manifest;
  }

  /** Reads and compares every byte; fails with {@link BackupRefused}. */
  void check() {
    for (SavedTable table : manifest.tables()) {
      ZipEntry entry = zip.getEntry(table.entry());
      if (entry == null || !whole(entry, table.rows())) {
        throw new BackupRefused(
            "%s is damaged: its table %s differs from what was saved. Nothing was changed; use another backup."
                .formatted(path, table.name()));
      }
    }
  }

  /** The reader of entries does not compare checksums automatically. */
  private boolean whole(ZipEntry entry, long expected) {
    byte[] buffer = new byte[BUFFER];
    long rows = 0;
    try (var in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int i = 0; i < read; i++) {
          rows += buffer[i] == '\n' ? 1 : 0;
        }
      }
      return rows == expected && in.getChecksum().getValue() == entry.getCrc();
    } catch (IOException e) {
      return false;
    }
  }

  InputStream rows(SavedTable table) throws IOException {
    return zip.getInputStream(zip.getEntry(table.entry()));
  }

  @Override
  public void close() {
    close(zip);
  }

  private static void close(ZipFile zip) {
    try {
      if (zip != null) {
        zip.close();
      }
    } catch (IOException e) {
      // it was only read
    }
  }
}
