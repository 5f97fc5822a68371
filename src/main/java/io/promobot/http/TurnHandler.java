package io.promobot.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;

/**
 * Handles requests one after the other and only for a moment at a time: thousands that arrive at
 * once must not keep their event loop from reading other input, such as Messenger's webhooks and
 * the database's answers.
 */
public final class TurnHandler implements Handler<HttpServerRequest> {
  private static final long MOMENT = Duration.ofMillis(5).toNanos();

  private final Vertx vertx;
  private final LongSupplier nanos;
  private final Handler<HttpServerRequest> inside;
  private final Queue<HttpServerRequest> waiting = new ArrayDeque<>();
  private boolean working;

  public TurnHandler(Vertx vertx, LongSupplier nanos, Handler<HttpServerRequest> inside) {
    this.vertx = vertx;
    this.nanos = nanos;
    this.inside = inside;
  }

  @Override
  public void handle(HttpServerRequest request) {
    request.pause();
    waiting.add(request);
    if (!working) {
      working = true;
      vertx.runOnContext(turn -> work());
    }
  }

  private void work() {
    long end = nanos.getAsLong() + MOMENT;
    try {
      while (!waiting.isEmpty() && nanos.getAsLong() < end) {
        begin(waiting.poll());
      }
    } finally {
      rest();
    }
  }

  private void begin(HttpServerRequest request) {
    if (!request.response().closed()) {
      // what comes of its body, comes after this
      request.resume();
      inside.handle(request);
    }
  }

  /** A timer, because tasks that directly follow each other leave the loop no time to read. */
  private void rest() {
    working = !waiting.isEmpty();
    if (working) {
      vertx.setTimer(1, turn -> work());
    }
  }
}
