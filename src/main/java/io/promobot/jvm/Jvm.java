package io.promobot.jvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The JVM we run in. */
public final class Jvm {
  /** So that none changes twice. */
  private static final String CHANGED = "promobot.jvm";

  private Jvm() {}

  /**
   * Continues with our options, in this same process, if nobody has chosen others, and does not
   * return then. Where that is impossible, the JVM we are in will do.
   *
   * @param archives the folder for archives of classes
   */
  public static void change(Map<String, String> environment, Path archives) {
    Properties system = System.getProperties();
    if (!system.containsKey(CHANGED)) {
      JvmCommand.of(
              ProcessHandle.current().info(), environment, system, Runtime.getRuntime().maxMemory())
          .ifPresent(command -> change(command, archives, system));
    }
  }

  private static void change(JvmCommand command, Path archives, Properties system) {
    List<String> more = new ArrayList<>(List.of("-D" + CHANGED + "=ours"));
    try {
      more.addAll(ClassArchive.options(archives, command.jar(), system));
    } catch (IOException | RuntimeException e) {
      // a start without an archive takes a second longer, no more
    }
    try {
      SameProcess.become(command.with(more));
    } catch (RuntimeException | LinkageError e) {
      // such as no place for JNA's library, or no library for this processor
    }
  }
}
