package io.promobot.http;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Answers of one event loop that their readers have not received yet; readers that do not read are
 * cut off.
 */
final class UnreadAnswers {
  /** Slower than any real connection: 1 KiB a second. */
  private static final long LEAST_PER_SECOND = 1_024;

  private final Allowance allowance;
  private final Duration patience;
  private final LongSupplier nanos;
  private final Set<TrafficHandler> unread = new LinkedHashSet<>();
  private long queued;

  /**
   * The bytes that all event loops together may keep, so that one large answer fits on machines
   * with many of them.
   *
   * @param most over all event loops
   * @param share what an event loop may keep even then
   * @param used what all of them keep now
   */
  record Allowance(long most, long share, AtomicLong used) {}

  /**
   * @param patience with a reader that has received hardly anything
   */
  UnreadAnswers(Allowance allowance, Duration patience, LongSupplier nanos) {
    this.allowance = allowance;
    this.patience = patience;
    this.nanos = nanos;
  }

  /** Something was written, and as much as possible of it sent. */
  void flushed(TrafficHandler one) {
    look(one);
    while (overdrawn() && !unread.isEmpty()) {
      var oldest = unread.iterator().next();
      look(oldest);
      if (overdrawn() && unread.contains(oldest)) {
        cut(oldest);
      }
    }
  }

  private boolean overdrawn() {
    return allowance.used().get() > allowance.most() && queued > allowance.share();
  }

  private void look(TrafficHandler one) {
    queue(one, one.pending());
    if (one.queued == 0) {
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
    for (var one : List.copyOf(unread)) {
      one.push();
      look(one);
    }
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
    queue(one, 0);
  }

  private void queue(TrafficHandler one, long bytes) {
    queued += bytes - one.queued;
    allowance.used().addAndGet(bytes - one.queued);
    one.queued = bytes;
  }
}
