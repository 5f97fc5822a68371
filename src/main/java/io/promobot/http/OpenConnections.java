package io.promobot.http;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The connections of one event loop: those waiting for a request and those with one, each in the
 * order in which they began to.
 */
final class OpenConnections {
  /** What a request costs while it waits for its answer, however few bytes it had. */
  private static final long REQUEST = 2_048;

  private static final long SAFE_BUSY = Duration.ofSeconds(1).toNanos();

  private final long mostHeld;
  private final LongSupplier nanos;
  private final Set<TrafficHandler> idle = new LinkedHashSet<>();
  private final Set<TrafficHandler> busy = new LinkedHashSet<>();
  private long held;

  /**
   * @param mostHeld bytes of requests that are not being handled yet
   */
  OpenConnections(long mostHeld, LongSupplier nanos) {
    this.mostHeld = mostHeld;
    this.nanos = nanos;
  }

  void opened(TrafficHandler one) {
    one.since = nanos.getAsLong();
    idle.add(one);
  }

  void closed(TrafficHandler one) {
    idle.remove(one);
    busy.remove(one);
    one.requests = 0;
    hold(one, -one.held);
  }

  /** Part of a request came in. */
  void received(TrafficHandler one, int bytes) {
    begun(one);
    hold(one, bytes);
    while (held > mostHeld && cutLargest()) {
      // until the rest fits
    }
  }

  /** One of possibly many requests that came at once has been decoded. */
  void asked(TrafficHandler one) {
    begun(one);
    if (busy.contains(one)) {
      one.requests++;
      hold(one, REQUEST);
    }
  }

  /** Also when the previous request, which arrived together with this one, has been answered. */
  private void begun(TrafficHandler one) {
    if (idle.remove(one)) {
      one.since = nanos.getAsLong();
      busy.add(one);
    }
  }

  /** These bytes of its request are accounted for elsewhere, or gone. */
  void took(TrafficHandler one, int bytes) {
    hold(one, -Math.min(bytes, one.held));
  }

  void answered(TrafficHandler one) {
    one.requests = Math.max(0, one.requests - 1);
    hold(one, one.requests * REQUEST - one.held);
    if (one.requests == 0 && busy.remove(one)) {
      opened(one);
    }
  }

  private void hold(TrafficHandler one, long bytes) {
    one.held += bytes;
    held += bytes;
  }

  /**
   * Makes room for a new connection, which is more likely to send a request than the one that has
   * been idle the longest.
   */
  boolean oneLeaves() {
    return cutOldest(idle, 0) || cutOldest(busy, SAFE_BUSY);
  }

  /**
   * Closes the heaviest sender, so that a stranger who floods us only cuts their own connections.
   */
  private boolean cutLargest() {
    var largest =
        busy.stream().filter(one -> !one.streaming).max(Comparator.comparingLong(one -> one.held));
    largest.ifPresent(this::leave);
    return largest.isPresent();
  }

  private void leave(TrafficHandler one) {
    closed(one);
    one.cut();
  }

  private boolean cutOldest(Set<TrafficHandler> these, long safe) {
    Optional<TrafficHandler> oldest = these.stream().filter(one -> !one.streaming).findFirst();
    boolean leaves = oldest.isPresent() && nanos.getAsLong() - oldest.get().since >= safe;
    if (leaves) {
      leave(oldest.get());
    }
    return leaves;
  }

  /** Closes those without a new request for too long. */
  void closeLate() {
    long now = nanos.getAsLong();
    Stream.of(idle, busy)
        .flatMap(Set::stream)
        .filter(one -> !one.streaming && one.closeAt - now < 0)
        .toList()
        .forEach(TrafficHandler::cut);
  }
}
