package io.promobot.subscriber;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what waits in step with which channels are switched off, a few thousand at a time. */
public final class SwitchWorker {
  private static final Logger log = LoggerFactory.getLogger(SwitchWorker.class);
  private static final long EVERY_MS = 2_000;

  private final Vertx vertx;
  private final SwitchStore store;
  private final Runnable released;
  private long timer = -1;
  private boolean busy;

  /** {@code released} is run when events are due again. */
  public SwitchWorker(Vertx vertx, SwitchStore store, Runnable released) {
    this.vertx = vertx;
    this.store = store;
    this.released = released;
  }

  public void start() {
    timer = vertx.setPeriodic(EVERY_MS, tick -> look());
  }

  public void stop() {
    vertx.cancelTimer(timer);
  }

  private void look() {
    if (busy) {
      return;
    }
    busy = true;
    tidy()
        .onComplete(done -> busy = false)
        .onFailure(failure -> log.warn("could not look for held events: {}", failure.getMessage()));
  }

  private Future<Integer> tidy() {
    return store
        .tidy()
        .onSuccess(
            events -> {
              if (events > 0) {
                released.run();
              }
            });
  }
}
