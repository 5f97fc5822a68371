package io.promobot.simulator;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;

/** Server-sent events of one chat: the whole chat at once, and again whenever it has changed. */
final class LiveFeed {
  private static final int MOST_VIEWERS = 200;
  private static final long LOOK_EVERY_MS = 100;
  private static final int LOOKS_TO_A_HEARTBEAT = 150;

  private final Vertx vertx;
  private final Context loop;
  private final Customers customers;
  private final Map<HttpServerResponse, Viewer> viewers = new HashMap<>();
  private long timer = -1;

  LiveFeed(Vertx vertx, Context loop, Customers customers) {
    this.vertx = vertx;
    this.loop = loop;
    this.customers = customers;
  }

  /** What one viewer has seen so far, and for how long it has not been reading. */
  private static final class Viewer {
    final String psid;
    long revision = -1;
    Chat shown = new Chat(1);
    int looks;
    int stuck;

    Viewer(String psid) {
      this.psid = psid;
    }
  }

  void watch(RoutingContext ctx) {
    String psid = ctx.pathParam("psid");
    if (customers.find(psid).isEmpty()) {
      throw new BadInput("no customer has the psid " + psid);
    }
    if (viewers.size() == MOST_VIEWERS) {
      throw new BadInput("too many phones are watching; close one");
    }
    HttpServerResponse response = ctx.response();
    response.setChunked(true);
    response.putHeader("Content-Type", "text/event-stream");
    response.putHeader("Cache-Control", "no-store").putHeader("X-Accel-Buffering", "no");
    response.closeHandler(gone -> loop.runOnContext(turn -> leave(response)));
    viewers.put(response, new Viewer(psid));
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
    customers.find(viewer.psid).ifPresent(customer -> show(response, viewer, customer));
    if (viewer.looks % LOOKS_TO_A_HEARTBEAT == 0) {
      response.write(": still here\n\n");
    }
  }

  /** A viewer who does not read misses snapshots, and after a while the connection. */
  private void skip(HttpServerResponse response, Viewer viewer) {
    viewer.stuck++;
    if (viewer.stuck > LOOKS_TO_A_HEARTBEAT) {
      leave(response);
      response.reset();
    }
  }

  private void show(HttpServerResponse response, Viewer viewer, Customer customer) {
    Chat chat = customer.chat();
    if (chat == viewer.shown && chat.revision() == viewer.revision) {
      return;
    }
    viewer.shown = chat;
    viewer.revision = chat.revision();
    response.write("event: chat\ndata: " + customer.toChatJson().encode() + "\n\n");
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
