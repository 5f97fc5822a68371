package io.promobot.db;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that only its owner can read, and that has its name only once all of it is on the disk.
 */
public final class PrivateFile implements AutoCloseable {
  private final Path path;
  private final Path unfinished;
  private final FileChannel channel;

  private PrivateFile(Path path, Path unfinished, FileChannel channel) {
    this.path = path;
    this.unfinished = unfinished;
    this.channel = channel;
  }

  /** Writes beside it until it is finished. */
  public static PrivateFile beside(Path path) throws IOException {
    Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished);
    PosixAccess.ownerOnly(unfinished);
    return new PrivateFile(
        path, unfinished, FileChannel.open(unfinished, StandardOpenOption.WRITE));
  }

  public OutputStream out() {
    return Channels.newOutputStream(channel);
  }

  public void finish() throws IOException {
    channel.force(true);
    channel.close();
    Files.move(
        unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Without {@link #finish} nothing stays. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(unfinished);
  }
}
