package io.promobot.jvm;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
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
  }

  /** Does not return when it succeeds. */
  static void become(List<String> command) {
    Native.load(Platform.C_LIBRARY_NAME, Posix.class)
        .execv(command.get(0), command.toArray(String[]::new));
  }
}
