package io.promobot.calls;

import io.promobot.channel.SendTimers;
import io.promobot.channel.Sent;
import io.vertx.core.Future;

/** Records how long calls take. */
public final class TimedCaller implements Caller {
  private final Caller caller;
  private final SendTimers timers;

  public TimedCaller(Caller caller, SendTimers timers) {
    this.caller = caller;
    this.timers = timers;
  }

  @Override
  public Future<Sent> call(Call call) {
    long begun = System.nanoTime();
    return caller.call(call).onComplete(made -> timers.took(call.way(), begun));
  }
}
