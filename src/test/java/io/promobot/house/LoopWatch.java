package io.promobot.house;

import static java.util.stream.Collectors.joining;

import io.vertx.core.impl.VertxThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Watches every event loop of a JVM: none may compute or wait in one task for longer than 100 ms.
 *
 * <p>It counts processor time and time spent waiting, not wall-clock time: a loop that a busy
 * machine does not let run is not to blame. It is also a Java agent, which prints what it finds.
 */
public final class LoopWatch implements Runnable {
  public static final String BLOCKED = "LOOP BLOCKED ";

  private static final long SAMPLE_MILLIS = 10;
  private static final int SHOWN = 80;

  private final ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
  private final Consumer<String> report;
  private final Map<VertxThread, LoopTask> tasks = new HashMap<>();
  private Thread[] threads = new Thread[0];

  private LoopWatch(Consumer<String> report) {
    this.report = report;
  }

  /**
   * Starts watching this JVM.
   *
   * @param report is given one line about each task that took too long
   */
  public static void start(Consumer<String> report) {
    var thread = new Thread(new LoopWatch(report), "loop watch");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
  }

  /** As an agent of a jar. */
  public static void premain(String arguments) {
    start(line -> System.out.println(BLOCKED + line));
  }

  /** A jar of this class that {@code -javaagent} takes. */
  public static Path agent() {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", LoopWatch.class.getName());
    try {
      var file = Files.createTempFile("loop-watch", ".jar");
      file.toFile().deleteOnExit();
      try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
        for (var part : List.of(LoopWatch.class, LoopTask.class)) {
          var name = part.getName().replace('.', '/') + ".class";
          jar.putNextEntry(new JarEntry(name));
          jar.write(LoopWatch.class.getClassLoader().getResourceAsStream(name).readAllBytes());
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void run() {
    for (int turn = 0; !Thread.interrupted(); turn++) {
      if (turn % 20 == 0) {
        threads = allThreads();
      }
      long before = System.nanoTime();
      pause();
      long pause = System.nanoTime() - before;
      for (var thread : threads) {
        if (thread instanceof VertxThread loop && !loop.isWorker()) {
          look(loop, pause);
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(SAMPLE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(VertxThread loop, long pause) {
    long began = loop.startTime();
    var task = tasks.get(loop);
    if (began == 0) {
      tasks.remove(loop);
    } else if (task == null || task.began() != began) {
      tasks.put(loop, new LoopTask(began, cpu.getThreadCpuTime(loop.getId())));
    } else if (!task.told()) {
      judge(loop, task, pause);
    }
  }

  private void judge(VertxThread loop, LoopTask task, long pause) {
    long waited = waits(loop) ? Math.min(pause, 2 * SAMPLE_MILLIS * 1_000_000) : 0;
    var stack = loop.getStackTrace();
    long cpuNow = cpu.getThreadCpuTime(loop.getId());
    boolean stillTheSame = loop.startTime() == task.began();
    if (stillTheSame && task.isTooLong(cpuNow, waited, stack)) {
      report.accept(loop.getName() + " " + task + ":" + shown(stack));
    }
  }

  private static boolean waits(Thread loop) {
    return loop.getState() != Thread.State.RUNNABLE;
  }

  private static String shown(StackTraceElement[] stack) {
    return Arrays.stream(stack).limit(SHOWN).map(frame -> " < " + frame).collect(joining());
  }

  private static Thread[] allThreads() {
    var group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    var room = new Thread[group.activeCount() * 2 + 10];
    int found = group.enumerate(room);
    return Arrays.copyOf(room, found);
  }
}
