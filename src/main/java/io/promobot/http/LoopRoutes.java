package io.promobot.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** What answers the requests of every event loop. */
public interface LoopRoutes {
  /** For one event loop. */
  Handler<HttpServerRequest> on(Vertx vertx, ConnectionHandler connections);

  /** Ends the answers that would otherwise never end, because we stop. */
  void endStreams();
}
