package io.promobot.calls;

import io.vertx.core.Future;

/** What becomes of an event that a program has not taken for a day. */
@FunctionalInterface
public interface EventAftercare {
  /**
   * Answers whether its channel was switched off, so that the event waits there; otherwise it has
   * failed. {@code lease} is the claim's number.
   */
  Future<Boolean> wasInVain(Call call, int lease, String reason);
}
