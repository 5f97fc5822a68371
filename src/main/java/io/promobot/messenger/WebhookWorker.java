package io.promobot.messenger;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/** Reads webhook bodies: small ones immediately, large ones on a worker thread, one at a time. */
public final class WebhookWorker {
  private static final int SMALL = 32 * 1024;

  private final WebhookParser parser = new WebhookParser();
  private final WorkerExecutor beside;

  public WebhookWorker(Vertx vertx) {
    this.beside = vertx.createSharedWorkerExecutor("webhooks", 1);
  }

  public WebhookParser parser() {
    return parser;
  }

  /** Fails like {@link WebhookParser#parse}. */
  public Future<Webhook> read(byte[] body) {
    return body.length <= SMALL
        ? Future.succeededFuture(parser.parse(body))
        : beside.executeBlocking(() -> parser.parse(body), false);
  }
}
