package io.promobot.chat;

import io.promobot.http.ConnectionHandler;
import io.promobot.http.Json;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * One tab that watches its chat: each message once and in order, as server-sent events. It reads on
 * from where it is, so a hint that comes twice or late changes nothing.
 */
final class ChatStreamHandler implements Runnable {
  private final ChatStore store;
  private final String person;
  private final Context context;
  private final RoutingContext ctx;
  private final HttpServerResponse response;
  private long after;
  private boolean opened;
  private boolean reading;
  private boolean again;

  /** Create it on the request's own event loop. */
  ChatStreamHandler(Vertx vertx, RoutingContext ctx, ChatStore store, ChatStore.Place from) {
    this.store = store;
    this.person = from.person();
    this.after = from.after();
    this.context = vertx.getOrCreateContext();
    this.ctx = ctx;
    this.response = ctx.response();
  }

  /** Begins; the visitor's last message may be unknown here, and then their browser starts over. */
  void open(boolean gapIsGone) {
    opened = true;
    response
        .setChunked(true)
        .putHeader("content-type", "text/event-stream")
        .putHeader("cache-control", "no-store")
        .putHeader("x-accel-buffering", "no")
        .drainHandler(drained -> read())
        .write("retry: 2000\n\n");
    if (gapIsGone) {
      after = 0;
      response.write("event: resync\ndata: {}\n\n");
    }
    read();
  }

  /** There may be something new; may be called from anywhere. */
  @Override
  public void run() {
    context.runOnContext(here -> read());
  }

  private void read() {
    if (gone()) {
      return;
    }
    if (reading || response.writeQueueFull()) {
      again = reading;
      return;
    }
    reading = true;
    store
        .after(new ChatStore.Place(person, after))
        .onComplete(
            found -> {
              reading = false;
              if (found.succeeded()) {
                show(found.result());
              }
            });
  }

  private void show(List<ChatMessage> messages) {
    if (gone()) {
      return;
    }
    for (ChatMessage message : messages) {
      after = message.id();
      response.write(
          "event: message\nid: " + after + "\ndata: " + Json.text(message.json()) + "\n\n");
    }
    if (again || messages.size() == ChatStore.MOST) {
      again = false;
      read();
    }
  }

  /**
   * Keeps proxies from closing it; a reader that has not read for so long is cut off. It also looks
   * for messages, because a notification may be lost without anybody noticing.
   */
  void beat() {
    context.runOnContext(
        here -> {
          if (gone()) {
            return;
          }
          if (response.writeQueueFull()) {
            ConnectionHandler.cut(ctx.request().connection());
          } else {
            response.write(":\n\n");
            read();
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

  private boolean gone() {
    return !opened || response.ended() || response.closed();
  }
}
