package io.promobot;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * How long this JVM has stood still as a whole because the machine was busy elsewhere, time that
 * must not count against a promise.
 */
final class Pauses {
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long NOTABLE = TimeUnit.MILLISECONDS.toNanos(300);
  private static final AtomicLong LOST = new AtomicLong();

  static {
    Thread watch = new Thread(Pauses::watch, "pauses");
    watch.setDaemon(true);
    watch.start();
  }

  private Pauses() {}

  private static void watch() {
    for (long before = System.nanoTime(); ; before = System.nanoTime()) {
      LockSupport.parkNanos(TICK);
      long late = System.nanoTime() - before - TICK;
      if (late > NOTABLE) {
        LOST.addAndGet(late);
      }
    }
  }

  /** The time of a clock that stands still while the JVM does. */
  static long nanos() {
    return System.nanoTime() - LOST.get();
  }
}
