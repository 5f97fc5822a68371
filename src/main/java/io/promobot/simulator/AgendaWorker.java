package io.promobot.simulator;

import io.vertx.core.Vertx;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** Everything scheduled for later, in order of time, woken by a single timer. */
final class AgendaWorker {
  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
  private long timer = NO_TIMER;
  private long wakesAt;
  private long numbers;

  AgendaWorker(Vertx vertx) {
    this.vertx = vertx;
  }

  private record Task(long due, long number, Runnable work) {}

  void after(long millis, Runnable work) {
    at(now() + millis, work);
  }

  void at(long due, Runnable work) {
    tasks.add(new Task(due, ++numbers, work));
    arm();
  }

  long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  private void arm() {
    if (tasks.isEmpty() || timer != NO_TIMER && wakesAt <= tasks.peek().due()) {
      return;
    }
    cancelTimer();
    wakesAt = tasks.peek().due();
    timer = vertx.setTimer(Math.max(1, wakesAt - now()), fired -> wake());
  }

  private void wake() {
    timer = NO_TIMER;
    long now = now();
    try {
      while (!tasks.isEmpty() && tasks.peek().due() <= now) {
        tasks.remove().work().run();
      }
    } finally {
      arm();
    }
  }

  void clear() {
    tasks.clear();
    cancelTimer();
  }

  private void cancelTimer() {
    vertx.cancelTimer(timer);
    timer = NO_TIMER;
  }
}
