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

/** A backup that somebody hands us: believed only after it was read to the end. */
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

  /** Fails with {@link BackupRefused} when it is no whole backup of ours. */
  public static BackupFile open(Path given) {
    Path path = given.toAbsolutePath().normalize();
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new BackupRefused("There is no file %s that can be read.".formatted(path));
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
   * Whether nothing is lost with it but a backup, whole or damaged: ours begin with the rows of a
   * table, and a write that was cut off may leave an empty file.
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
        "%s is no backup of promobot, or only a part of one. Nothing was changed.".formatted(path),
        cause);
  }

  public Manifest manifest() {
    return manifest;
  }

  /** Reads every byte and compares; fails with {@link BackupRefused}. */
  void check() {
    for (SavedTable table : manifest.tables()) {
      ZipEntry entry = zip.getEntry(table.entry());
      if (entry == null || !whole(entry, table.rows())) {
        throw new BackupRefused(
            "%s is damaged: its table %s is not what was saved. Nothing was changed; take another backup."
                .formatted(path, table.name()));
      }
    }
  }

  /** The reader of entries does not compare checksums by itself. */
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
