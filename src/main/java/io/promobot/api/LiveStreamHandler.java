package io.promobot.api;

import io.promobot.http.ConnectionHandler;
import io.promobot.http.Json;
import io.promobot.stats.Stats;
import io.promobot.stats.StatsJson;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * One viewer of live figures; a slow reader skips to the latest, one that does not read is cut off.
 */
final class LiveStreamHandler implements Handler<Stats> {
  private static final long NONE = -1;

  private final Vertx vertx;
  private final Context context;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Duration patience;
  private Optional<Stats> waiting = Optional.empty();
  private long cutOff = NONE;

  /** Create it on the request's own event loop. */
  LiveStreamHandler(Vertx vertx, HttpServerRequest request, Duration patience) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.request = request;
    this.response = request.response();
    this.patience = patience;
  }

  void open() {
    response
        .setChunked(true)
        .putHeader("content-type", "text/event-stream")
        .putHeader("cache-control", "no-store")
        .putHeader("x-accel-buffering", "no")
        .drainHandler(drained -> goOn())
        .write("retry: 2000\n\n");
  }

  /** May be called from anywhere. */
  @Override
  public void handle(Stats stats) {
    context.runOnContext(here -> show(stats));
  }

  private void show(Stats stats) {
    if (gone()) {
      return;
    }
    if (response.writeQueueFull()) {
      waiting = Optional.of(stats);
      if (cutOff == NONE) {
        cutOff =
            vertx.setTimer(
                patience.toMillis(), full -> ConnectionHandler.cut(request.connection()));
      }
    } else {
      response.write("event: stats\ndata: " + Json.text(StatsJson.of(stats)) + "\n\n");
    }
  }

  private void goOn() {
    stopWaiting();
    var latest = waiting;
    waiting = Optional.empty();
    latest.ifPresent(this::show);
  }

  void beat() {
    context.runOnContext(
        here -> {
          if (!gone() && !response.writeQueueFull()) {
            response.write(":\n\n");
          }
        });
  }

  void end() {
    context.runOnContext(
        here -> {
          if (!gone()) {
            response.end();
          }
        });
  }

  /** After the viewer has gone, on the request's own event loop. */
  void stopWaiting() {
    if (cutOff != NONE) {
      vertx.cancelTimer(cutOff);
      cutOff = NONE;
    }
  }

  private boolean gone() {
    return response.ended() || response.closed();
  }
}
