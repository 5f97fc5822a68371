package io.promobot.http;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Answers of one event loop that their readers have not taken yet; who does not read is cut off.
 */
final class UnreadAnswers {
  /** Slower than any real connection: 1 KiB a second. */
  private static final long LEAST_PER_SECOND = 1_024;

  private final long mostQueued;
  private final Duration patience;
  private final LongSupplier nanos;
  private final Set<TrafficHandler> unread = new LinkedHashSet<>();
  private long queued;

  /**
   * @param mostQueued bytes over all connections
   * @param patience with one of whom hardly anything was taken
   */
  UnreadAnswers(long mostQueued, Duration patience, LongSupplier nanos) {
    this.mostQueued = mostQueued;
    this.patience = patience;
    this.nanos = nanos;
  }

  /** Something was written, and as much as possible of it sent. */
  void flushed(TrafficHandler one) {
    look(one);
    while (queued > mostQueued && !unread.isEmpty()) {
      cut(unread.iterator().next());
    }
  }

  private void look(TrafficHandler one) {
    long pending = one.pending();
    queued += pending - one.queued;
    one.queued = pending;
    if (pending == 0) {
      unread.remove(one);
    } else if (unread.add(one)) {
      mark(one);
    }
  }

  private void mark(TrafficHandler one) {
    one.takenBefore = one.taken();
    one.takenAt = nanos.getAsLong();
  }

  void cutStalled() {
    List.copyOf(unread).forEach(this::look);
    long now = nanos.getAsLong();
    List<TrafficHandler> judged =
        unread.stream().filter(one -> now - one.takenAt >= patience.toNanos()).toList();
    judged.forEach(
        one -> {
          if (one.taken() - one.takenBefore < LEAST_PER_SECOND * patience.toSeconds()) {
            cut(one);
          } else {
            mark(one);
          }
        });
  }

  private void cut(TrafficHandler one) {
    closed(one);
    one.cut();
  }

  void closed(TrafficHandler one) {
    unread.remove(one);
    queued -= one.queued;
    one.queued = 0;
  }
}
