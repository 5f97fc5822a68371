package io.promobot.http;

import io.promobot.http.HttpSettings.Patience;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the connections of one event loop few and moving: closes those above the cap, and those on
 * which nothing new was asked for too long.
 *
 * <p>Idle timeouts start again with every byte, so a peer that drips one now and then holds a
 * connection for ever. Here a request and its answer together have a time of their own.
 */
final class ConnectionHandler implements Handler<HttpConnection> {
  /** Where a request carries the one that watches over its connection. */
  static final String KEY = "connections";

  private final AtomicInteger open;
  private final int cap;
  private final Patience patience;
  private final Map<HttpConnection, Watch> watches = new HashMap<>();

  /** What we know of one connection. */
  private static final class Watch {
    private long closeAt;
    private boolean streaming;
  }

  ConnectionHandler(AtomicInteger open, int cap, Patience patience) {
    this.open = open;
    this.cap = cap;
    this.patience = patience;
  }

  @Override
  public void handle(HttpConnection connection) {
    if (open.incrementAndGet() > cap) {
      open.decrementAndGet();
      connection.close();
      return;
    }
    var watch = new Watch();
    watch.closeAt = System.nanoTime() + patience.firstRequest().toNanos();
    watches.put(connection, watch);
    connection.closeHandler(closed -> forget(connection));
  }

  private void forget(HttpConnection connection) {
    if (watches.remove(connection) != null) {
      open.decrementAndGet();
    }
  }

  /** A request has begun. */
  void asked(HttpConnection connection) {
    streams(connection, false);
  }

  /**
   * From now on the answer may take as long as it likes, or no longer. Only for those who were let
   * in: else any stranger could keep connections this way.
   */
  void streams(HttpConnection connection, boolean streaming) {
    var watch = watches.get(connection);
    if (watch != null) {
      watch.closeAt = System.nanoTime() + patience.request().toNanos();
      watch.streaming = streaming;
    }
  }

  long watchOver(Vertx vertx) {
    return vertx.setPeriodic(patience.firstRequest().toMillis() / 2, timer -> closeLate());
  }

  private void closeLate() {
    long now = System.nanoTime();
    List<HttpConnection> late =
        watches.entrySet().stream()
            .filter(entry -> !entry.getValue().streaming && entry.getValue().closeAt - now < 0)
            .map(Map.Entry::getKey)
            .toList();
    late.forEach(ConnectionHandler::cut);
  }

  /**
   * Closes at once. {@code HttpConnection.close()} first waits until all was written, which a peer
   * that does not read makes last for ever.
   */
  static void cut(HttpConnection connection) {
    ((HttpServerConnection) connection).channelHandlerContext().close();
  }
}
