package io.promobot.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns that run immediately, and pauses that end when the test says so. */
final class FakeTurns implements Turns {
  private final List<Waiting> waiting = new ArrayList<>();
  private Duration now = Duration.ZERO;

  private record Waiting(Duration due, Runnable task) {}

  @Override
  public void next(Runnable task) {
    task.run();
  }

  @Override
  public void later(Duration pause, Runnable task) {
    waiting.add(new Waiting(now.plus(pause), task));
  }

  /** Lets time pass and runs everything that becomes due, in order. */
  void tick(Duration passed) {
    Duration until = now.plus(passed);
    while (waiting.stream().anyMatch(each -> each.due().compareTo(until) <= 0)) {
      Waiting first = waiting.stream().min(Comparator.comparing(Waiting::due)).orElseThrow();
      waiting.remove(first);
      now = first.due();
      first.task().run();
    }
    now = until;
  }
}
