package io.promobot.outbox;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Limits how many calls may go out while events come in: in a flood the events come first, because
 * Messenger waits seconds for our answer and customers wait longer.
 */
public final class IntakePriority {
  private static final int MANY = 24;
  private static final int CALLS_A_TURN = 32;
  private static final long TURN_NANOS = 100_000_000;

  private final LongSupplier nanos;
  private final AtomicInteger events = new AtomicInteger();
  private volatile long lastTurn;

  /** {@code nanos} is a clock such as {@link System#nanoTime}. */
  public IntakePriority(LongSupplier nanos) {
    this.nanos = nanos;
    this.lastTurn = nanos.getAsLong() - TURN_NANOS;
  }

  public void came(int count) {
    events.addAndGet(count);
  }

  public void answered(int count) {
    events.addAndGet(-count);
  }

  /** All of {@code most}, or a few every tenth of a second: sending never stops entirely. */
  public int callsAllowed(int most) {
    if (events.get() <= MANY) {
      return most;
    }
    long now = nanos.getAsLong();
    if (now - lastTurn < TURN_NANOS) {
      return 0;
    }
    lastTurn = now;
    return Math.min(most, CALLS_A_TURN);
  }
}
