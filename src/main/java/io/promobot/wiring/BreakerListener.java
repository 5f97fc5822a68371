package io.promobot.wiring;

import io.promobot.channel.Breaker.State;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator once when Messenger goes away and once when it is back; trial calls are not
 * reported.
 */
final class BreakerListener implements Consumer<State> {
  private static final Logger log = LoggerFactory.getLogger(BreakerListener.class);

  private final AtomicBoolean away = new AtomicBoolean();
  private final Runnable changed;

  BreakerListener(Runnable changed) {
    this.changed = changed;
  }

  @Override
  public void accept(State state) {
    if (state == State.OPEN && !away.getAndSet(true)) {
      log.warn("Messenger is not answering; sending waits");
    }
    if (state == State.CLOSED && away.getAndSet(false)) {
      log.info("Messenger answers again; sending continues");
    }
    changed.run();
  }
}
