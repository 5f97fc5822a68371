package io.promobot.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Events on their way, in order: those being sent now, and those waiting after them. */
final class WebhookLane {
  private static final int MOST_EVENTS = 1000;
  private static final int MOST_BYTES = 500 * 1024;
  private static final long FIRST_PAUSE_MS = 500;
  private static final long LONGEST_PAUSE_MS = 10_000;

  private final Deque<PageEvent> waiting = new ArrayDeque<>();
  private List<PageEvent> batch = List.of();
  private int attempts;
  private long failingSince;
  private boolean busy;

  void add(PageEvent event) {
    waiting.addLast(event);
  }

  boolean idle() {
    return !busy && (!batch.isEmpty() || !waiting.isEmpty());
  }

  /** The next events to send, or the same ones again when the last attempt failed. */
  List<PageEvent> begin() {
    busy = true;
    if (batch.isEmpty()) {
      batch = take();
    }
    return batch;
  }

  private List<PageEvent> take() {
    List<PageEvent> taken = new ArrayList<>();
    int bytes = 0;
    while (!waiting.isEmpty()
        && taken.size() < MOST_EVENTS
        && (taken.isEmpty() || bytes + waiting.peekFirst().json().length() < MOST_BYTES)) {
      bytes += waiting.peekFirst().json().length() + 1;
      taken.add(waiting.removeFirst());
    }
    return taken;
  }

  void delivered() {
    busy = false;
    attempts = 0;
    batch = List.of();
  }

  /** How long to pause before the same events are sent again. */
  long failed(long now) {
    failingSince = attempts == 0 ? now : failingSince;
    long pause = FIRST_PAUSE_MS << Math.min(attempts, 5);
    attempts++;
    return Math.min(LONGEST_PAUSE_MS, pause);
  }

  long failingFor(long now) {
    return attempts == 0 ? 0 : now - failingSince;
  }

  /** Nothing leaves a lane once it is closed. */
  void close() {
    busy = true;
  }

  /** After a new subscription the product gets its full hour of patience again. */
  void forgive() {
    attempts = 0;
  }

  void rested() {
    busy = false;
  }

  boolean retrying() {
    return attempts > 0;
  }
}
