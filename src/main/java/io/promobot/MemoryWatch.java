package io.promobot;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.netty.util.internal.OutOfDirectMemoryError;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Ends the process when its memory is used up, so that a supervisor starts a new one: no JVM option
 * that would do this can be set from within a jar.
 */
final class MemoryWatch implements Runnable {
  private static final int EXIT_CODE = 3;
  private static final int PROBE_BYTES = 512 * 1024;
  private static final long LOOK_MILLIS = 1_000;

  /** Spending nine tenths of this long on garbage collection is a standstill. */
  private static final long SPAN = TimeUnit.SECONDS.toMillis(10);

  /**
   * Only stop-the-world collectors; the "cycles" beans of ZGC and Shenandoah count concurrent work.
   */
  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans().stream()
          .filter(collector -> !collector.getName().contains("Cycles"))
          .toList();

  private long spanBegan = now();
  private long collectedBefore = collected();

  private final PrintStream lastWords;

  private MemoryWatch(PrintStream lastWords) {
    this.lastWords = lastWords;
  }

  /**
   * Also ends the process when any thread reports that there is no memory left.
   *
   * @param lastWords where the reason is written; the log may have no memory to work with
   */
  static void start(PrintStream lastWords) {
    MemoryWatch watch = new MemoryWatch(lastWords);
    Logger log = (Logger) LoggerFactory.getLogger(MemoryWatch.class);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          watch.endIfOutOfMemory(failure);
          log.error("uncaught in {}", thread.getName(), failure);
        });
    log.getLoggerContext().addTurboFilter(watch.new LoggedFailures());
    Thread thread = new Thread(watch, "memory");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (probe(new byte[PROBE_BYTES])) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      end("collecting garbage takes all the time");
    } catch (OutOfMemoryError e) {
      end("Java heap space");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there was room for the probe, and there is time for other things than collecting. */
  private boolean probe(byte[] probe) {
    long took = now() - spanBegan;
    if (took < SPAN) {
      return true;
    }
    long collecting = collected() - collectedBefore;
    spanBegan = now();
    collectedBefore = collected();
    return probe.length == PROBE_BYTES && collecting < took * 9 / 10;
  }

  private long collected() {
    return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /** Netty refuses what would exceed its own limit, and continues. */
  private void endIfOutOfMemory(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError && !(cause instanceof OutOfDirectMemoryError)) {
        end(cause.getMessage());
      }
    }
  }

  private void end(String why) {
    try {
      lastWords.println("promobot ends: out of memory (" + why + "). Give Java more with -Xmx.");
    } finally {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }

  /** Event loops catch everything and log it. */
  private final class LoggedFailures extends TurboFilter {
    @Override
    public FilterReply decide(
        Marker marker,
        Logger logger,
        Level level,
        String format,
        Object[] arguments,
        Throwable failure) {
      if (failure != null) {
        endIfOutOfMemory(failure);
      }
      return FilterReply.NEUTRAL;
    }
  }
}
