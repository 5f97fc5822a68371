package io.promobot.house;

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
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Watches every event loop of a JVM: none may compute or wait in one task for longer than 100 ms,
 * or 300 ms while its JVM starts.
 *
 * <p>It counts processor time and time spent waiting, not time on the clock: a loop that a busy
 * machine does not let run blocks nobody by its own fault. It is also a Java agent, which prints
 * what it finds.
 */
public final class LoopWatch implements Runnable {
  public static final String BLOCKED = "LOOP BLOCKED ";

  private static final long LIMIT_NANOS = 100_000_000;

  /** While a JVM starts, everything it runs is interpreted, and for the first time. */
  private static final long START_MILLIS = 15_000;

  private static final long START_LIMIT_NANOS = 3 * LIMIT_NANOS;

  private static final long SAMPLE_MILLIS = 10;
  private static final int SHOWN = 80;

  /** The world outside, which only a demo has in our process. */
  private static final String SIMULATOR = "io.promobot.simulator.";

  /** A class is loaded and set up once; no stranger can make it happen again. */
  private static final Set<String> ONCE = Set.of("loadClass", "<clinit>", "linkCallSite");

  private final ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
  private final Consumer<String> report;
  private final Map<VertxThread, Task> tasks = new HashMap<>();
  private Thread[] threads = new Thread[0];

  /** What a loop has been doing since we first saw it do it. */
  private static final class Task {
    final long began;
    final long cpuBefore;
    long waited;
    boolean excused;
    boolean told;

    Task(long began, long cpuBefore) {
      this.began = began;
      this.cpuBefore = cpuBefore;
    }
  }

  private LoopWatch(Consumer<String> report) {
    this.report = report;
  }

  /**
   * Begins to watch this JVM.
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
        for (var part : List.of("", "$Task")) {
          var name = LoopWatch.class.getName().replace('.', '/') + part + ".class";
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
    } else if (task == null || task.began != began) {
      tasks.put(loop, new Task(began, cpu.getThreadCpuTime(loop.getId())));
    } else if (!task.told) {
      judge(loop, task, pause);
    }
  }

  private void judge(VertxThread loop, Task task, long pause) {
    if (waits(loop)) {
      task.waited += Math.min(pause, 2 * SAMPLE_MILLIS * 1_000_000);
    }
    long worked = cpu.getThreadCpuTime(loop.getId()) - task.cpuBefore;
    if (worked < LIMIT_NANOS / 4 && task.waited < LIMIT_NANOS / 4) {
      return;
    }
    var stack = loop.getStackTrace();
    task.excused |= Arrays.stream(stack).anyMatch(LoopWatch::excuses);
    boolean stillTheSame = loop.startTime() == task.began;
    long limit = cold() ? START_LIMIT_NANOS : LIMIT_NANOS;
    if (stillTheSame && Math.max(worked, task.waited) > limit) {
      task.told = true;
      if (!task.excused) {
        report.accept(describe(loop, worked, task.waited, stack));
      }
    }
  }

  private static boolean cold() {
    return ManagementFactory.getRuntimeMXBean().getUptime() < START_MILLIS;
  }

  private static boolean excuses(StackTraceElement frame) {
    return ONCE.contains(frame.getMethodName()) || frame.getClassName().startsWith(SIMULATOR);
  }

  private static boolean waits(Thread loop) {
    return loop.getState() != Thread.State.RUNNABLE;
  }

  private static String describe(Thread loop, long worked, long waited, StackTraceElement[] stack) {
    var line = new StringBuilder(loop.getName());
    line.append(" computed for ").append(worked / 1_000_000);
    line.append(" ms and waited for ").append(waited / 1_000_000).append(" ms in one task:");
    Arrays.stream(stack).limit(SHOWN).forEach(frame -> line.append(" < ").append(frame));
    return line.toString();
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
