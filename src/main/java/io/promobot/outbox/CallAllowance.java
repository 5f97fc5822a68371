package io.promobot.outbox;

import io.promobot.channel.Breaker.State;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * How many of the calls that could start may start now: one while it is being tried whether
 * Messenger is back, none while it is away, and few while many events come in.
 */
public final class CallAllowance implements IntUnaryOperator {
  private final Supplier<State> breaker;
  private final IntakePriority priority;

  public CallAllowance(Supplier<State> breaker, IntakePriority priority) {
    this.breaker = breaker;
    this.priority = priority;
  }

  @Override
  public int applyAsInt(int most) {
    return switch (breaker.get()) {
      case CLOSED -> priority.callsAllowed(most);
      case HALF_OPEN -> Math.min(most, 1);
      case OPEN -> 0;
    };
  }
}
