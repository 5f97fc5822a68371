package io.promobot.jvm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code java -jar} whose options nobody chose, and how to run it instead.
 *
 * @param java the program
 * @param kept options that go well with ours: a largest heap, system properties
 * @param jar its absolute path: archives of classes are only for a jar at the same place
 */
record JvmCommand(String java, List<String> kept, Path jar) {
  /** A JVM reads these by itself: where they are set, somebody has chosen. */
  private static final Set<String> CHOSEN =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** With larger ones the JVM writes addresses differently, and no archive fits. */
  private static final long LARGE_HEAP = 32L << 30;

  /** Who gives it that much has a large machine, where other options are better. */
  private static final long CHOSEN_HEAP = 1L << 30;

  /**
   * A server of this size spends its memory on a heap that grows before it is cleaned, and its
   * pauses are as short with one collector as with another: its live objects are few.
   */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UseSerialGC",
          "-XX:MinHeapFreeRatio=20",
          "-XX:MaxHeapFreeRatio=40",
          "-XX:ReservedCodeCacheSize=96m");

  /** Where a largest heap was chosen, it could be smaller. */
  private static final String FIRST_HEAP = "-Xms32m";

  private static final String LARGEST_HEAP = "-Xmx";
  private static final String JAR = "-jar";

  /** Such a port is open before we are asked, and would still be taken. */
  private static final String PORT_OPENER = "-Dcom.sun.management.";

  /**
   * Empty when options were chosen, when there are arguments, and where our options may not be
   * understood.
   *
   * @param system the system properties
   * @param heap how large it may become, in bytes
   */
  static Optional<JvmCommand> of(
      ProcessHandle.Info self, Map<String, String> environment, Map<?, ?> system, long heap) {
    return self.command()
        .filter(java -> heap < LARGE_HEAP)
        .filter(java -> CHOSEN.stream().noneMatch(environment::containsKey))
        .filter(java -> known(system))
        .flatMap(java -> self.arguments().flatMap(all -> of(java, List.of(all))))
        .filter(command -> !command.choosesHeap() || heap <= CHOSEN_HEAP);
  }

  private static Optional<JvmCommand> of(String java, List<String> arguments) {
    int jar = arguments.indexOf(JAR);
    if (jar < 0 || jar != arguments.size() - 2) {
      return Optional.empty();
    }
    List<String> chosen = arguments.subList(0, jar);
    return chosen.stream().allMatch(JvmCommand::goesWell)
        ? Optional.of(
            new JvmCommand(
                java, List.copyOf(chosen), Path.of(arguments.get(jar + 1)).toAbsolutePath()))
        : Optional.empty();
  }

  private static boolean goesWell(String option) {
    return option.startsWith(LARGEST_HEAP)
        || option.startsWith("-D") && !option.startsWith(PORT_OPENER);
  }

  private boolean choosesHeap() {
    return kept.stream().anyMatch(option -> option.startsWith(LARGEST_HEAP));
  }

  private static boolean known(Map<?, ?> system) {
    String vm = String.valueOf(system.get("java.vm.name"));
    return "Linux".equals(system.get("os.name"))
        && (vm.contains("OpenJDK") || vm.contains("HotSpot"));
  }

  /** The program and its arguments, with these options besides ours. */
  List<String> with(List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(java);
    command.addAll(OPTIONS);
    if (!choosesHeap()) {
      command.add(FIRST_HEAP);
    }
    command.addAll(more);
    command.addAll(kept);
    command.addAll(List.of(JAR, jar.toString()));
    return command;
  }
}
