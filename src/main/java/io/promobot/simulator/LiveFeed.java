package io.promobot.simulator;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Server-sent events for what one viewer is looking at: all of it immediately, and again after each
 * change.
 */
final class LiveFeed {
  private static final int MOST_VIEWERS = 200;
  private static final long LOOK_EVERY_MS = 100;
  private static final int LOOKS_TO_A_HEARTBEAT = 150;

  private final Vertx vertx;
  private final Context loop;
  private final Map<HttpServerResponse, Viewer> viewers = new HashMap<>();
  private long timer = -1;

  LiveFeed(Vertx vertx, Context loop) {
    this.vertx = vertx;
    this.loop = loop;
  }

  /** What one viewer is looking at, and for how long they have not been reading. */
  private static final class Viewer {
    final Supplier<Optional<String>> news;
    int looks;
    int stuck;

    Viewer(Supplier<Optional<String>> news) {
      this.news = news;
    }
  }

  /** {@code news} is the event that shows what this viewer has not seen yet, if anything. */
  void watch(RoutingContext ctx, Supplier<Optional<String>> news) {
    if (viewers.size() == MOST_VIEWERS) {
      throw new HttpException(429);
    }
    HttpServerResponse response = ctx.response();
    response.setChunked(true);
    response.putHeader("Content-Type", "text/event-stream");
    response.putHeader("Cache-Control", "no-store").putHeader("X-Accel-Buffering", "no");
    response.closeHandler(gone -> loop.runOnContext(turn -> leave(response)));
    viewers.put(response, new Viewer(news));
    look(response, viewers.get(response));
    if (viewers.size() == 1) {
      timer = vertx.setPeriodic(LOOK_EVERY_MS, tick -> Map.copyOf(viewers).forEach(this::look));
    }
  }

  private void look(HttpServerResponse response, Viewer viewer) {
    viewer.looks++;
    if (response.writeQueueFull()) {
      skip(response, viewer);
      return;
    }
    viewer.stuck = 0;
    viewer.news.get().ifPresent(response::write);
    if (viewer.looks % LOOKS_TO_A_HEARTBEAT == 0) {
      response.write(": still here\n\n");
    }
  }

  /** A viewer that does not read misses snapshots, and after a while loses the connection. */
  private void skip(HttpServerResponse response, Viewer viewer) {
    viewer.stuck++;
    if (viewer.stuck > LOOKS_TO_A_HEARTBEAT) {
      leave(response);
      response.reset();
    }
  }

  private void leave(HttpServerResponse response) {
    viewers.remove(response);
    if (viewers.isEmpty()) {
      vertx.cancelTimer(timer);
    }
  }

  void close() {
    vertx.cancelTimer(timer);
    Map.copyOf(viewers).keySet().forEach(HttpServerResponse::end);
    viewers.clear();
  }
}
