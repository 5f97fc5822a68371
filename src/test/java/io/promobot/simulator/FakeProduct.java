package io.promobot.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Plays promobot: checks every signature, keeps every event it answered 200, and may refuse. */
final class FakeProduct {
  private final Signatures signatures;
  private final HttpServer server;
  private final List<JsonObject> events = new ArrayList<>();
  private final List<String> openedBy = new ArrayList<>();
  private Consumer<JsonObject> bot = event -> {};
  private int refusals;
  private int silences;
  private int forged;

  FakeProduct(Vertx vertx, String appSecret) {
    signatures = new Signatures(appSecret);
    server = vertx.createHttpServer().requestHandler(this::receive);
  }

  Future<URI> start() {
    return server
        .listen(0, "127.0.0.1")
        .map(up -> URI.create("http://127.0.0.1:" + up.actualPort() + "/webhooks/messenger"));
  }

  /** Answers every new event, on the product's own loop. */
  synchronized void play(Consumer<JsonObject> answers) {
    bot = answers;
  }

  synchronized void refuse(int times) {
    refusals = times;
  }

  synchronized void stayMute(int times) {
    silences = times;
  }

  private synchronized boolean mute() {
    return silences-- > 0;
  }

  private void receive(HttpServerRequest request) {
    if (request.path().equals("/r/token-_1")) {
      opened(request.getHeader("User-Agent"));
      request.response().setStatusCode(302).putHeader("Location", "http://127.0.0.1:1/").end();
      return;
    }
    if (request.method().name().equals("GET")) {
      request.response().end(request.getParam("hub.challenge"));
      return;
    }
    if (mute()) {
      return;
    }
    String signature = request.getHeader("X-Hub-Signature-256");
    request.body().onSuccess(body -> request.response().setStatusCode(take(body, signature)).end());
  }

  private synchronized int take(Buffer body, String signature) {
    if (!signatures.header(body.getBytes()).equals(signature)) {
      forged++;
      return 403;
    }
    if (refusals > 0) {
      refusals--;
      return 503;
    }
    for (Object entry : new JsonObject(body).getJsonArray("entry")) {
      JsonArray messaging = ((JsonObject) entry).getJsonArray("messaging");
      messaging.forEach(event -> take((JsonObject) event));
    }
    notifyAll();
    return 200;
  }

  private void take(JsonObject event) {
    events.add(event);
    bot.accept(event);
  }

  synchronized List<JsonObject> events() {
    return List.copyOf(events);
  }

  synchronized List<JsonObject> events(Predicate<JsonObject> wanted) {
    return events.stream().filter(wanted).toList();
  }

  /** Waits until this many such events have come. */
  List<JsonObject> await(int count, Predicate<JsonObject> wanted) {
    return await(wanted, found -> found.size() >= count);
  }

  /** Waits until such events have come from this many customers. */
  List<JsonObject> awaitPeople(int count, Predicate<JsonObject> wanted) {
    return await(wanted, found -> people(found) >= count);
  }

  private long people(List<JsonObject> found) {
    return found.stream().map(event -> event.getJsonObject("sender")).distinct().count();
  }

  private synchronized List<JsonObject> await(
      Predicate<JsonObject> wanted, Predicate<List<JsonObject>> enough) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!enough.test(events(wanted))) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("only " + events(wanted).size() + " such events came in 30 s");
      }
      try {
        wait(left);
      } catch (InterruptedException stopped) {
        throw new AssertionError("interrupted while waiting", stopped);
      }
    }
    return events(wanted);
  }

  private synchronized void opened(String agent) {
    openedBy.add(agent);
    notifyAll();
  }

  /** Waits until links have been opened this often. */
  void awaitLinks(int count) {
    await(event -> true, events -> openedBy.size() >= count);
  }

  /** The browsers in which links were opened. */
  synchronized List<String> openedBy() {
    return List.copyOf(openedBy);
  }

  synchronized int forged() {
    return forged;
  }
}
