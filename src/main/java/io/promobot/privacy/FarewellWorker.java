package io.promobot.privacy;

import io.promobot.outbox.ClaimLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Erases those who asked for it in the chat, soon after their receipt. */
public final class FarewellWorker {
  private static final int BATCH = 100;

  private final ClaimLoop loop;

  public FarewellWorker(Vertx vertx, FarewellStore store) {
    this.loop = new ClaimLoop(vertx, "people who want to be erased", () -> BATCH, store::erase);
  }

  /** Starts looking for them. */
  public void start() {
    loop.start(loop::wake);
  }

  /** Erases nobody more. */
  public Future<Void> stop() {
    return loop.stop();
  }
}
