package io.promobot.jvm;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Another program in place of this one, in the same process. */
final class SameProcess {
  private SameProcess() {}

  /**
   * execv of POSIX: returns only when it failed. Of the threads, only the one that calls it goes
   * on, as the first thread of the new program.
   */
  private interface Posix extends Library {
    int execv(String path, String[] arguments);

    int fcntl(int file, int command, int value);
  }

  /** As fcntl.h of Linux has them. */
  private static final int F_SETFD = 2;

  private static final int FD_CLOEXEC = 1;
  private static final int STDERR = 2;

  /** Does not return when it succeeds; only standard input and output stay open. */
  static void become(List<String> command) throws IOException {
    Posix posix = Native.load(Platform.C_LIBRARY_NAME, Posix.class);
    try (var files = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path file : files) {
        int number = Integer.parseInt(file.getFileName().toString());
        if (number > STDERR) {
          posix.fcntl(number, F_SETFD, FD_CLOEXEC);
        }
      }
    }
    posix.execv(command.get(0), command.toArray(String[]::new));
  }
}
