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
 * A file that nobody but its owner can ever read, and that gets its name only once all of it is on
 * disk.
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

  /** Written under a temporary name of its own until it is finished: others may do the same. */
  public static PrivateFile beside(Path given) throws IOException {
    Path path = given.toAbsolutePath();
    // such files are created with mode 0600 where the file system has modes
    Path unfinished =
        Files.createTempFile(path.getParent(), path.getFileName() + ".", ".unfinished");
    // the last chance when the process is told to end
    unfinished.toFile().deleteOnExit();
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
