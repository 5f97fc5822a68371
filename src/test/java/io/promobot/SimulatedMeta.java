package io.promobot;

import io.promobot.db.Await;
import io.promobot.simulator.Simulator;
import io.promobot.simulator.SimulatorSettings;
import io.promobot.wiring.ButtonMeanings;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The simulated Messenger behind its HTTP API, mounted in a shop or on a server of its own. */
final class SimulatedMeta implements AutoCloseable {
  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Runnable closing;
  private final java.util.function.Consumer<URI> telling;

  private SimulatedMeta(URI base, java.util.function.Consumer<URI> telling, Runnable closing) {
    this.base = base;
    this.telling = telling;
    this.closing = closing;
  }

  static SimulatedMeta mountedAt(URI base) {
    return new SimulatedMeta(base, webhook -> {}, () -> {});
  }

  /** On a server of its own. */
  static SimulatedMeta apart() {
    return apart(Shop.PAGE, Shop.PAGE_TOKEN);
  }

  /** The same for another page of the same app. */
  static SimulatedMeta apart(String page, String pageToken) {
    Vertx vertx = Vertx.vertx();
    Simulator simulator =
        new Simulator(
            vertx,
            new SimulatorSettings(
                    page,
                    pageToken,
                    Shop.SECRET,
                    "verify-me",
                    URI.create("http://127.0.0.1:1/nobody-yet"))
                .meaning(ButtonMeanings::of));
    Router router = Router.router(vertx);
    router.route("/simulator/*").subRouter(simulator.router());
    int port =
        Await.on(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"))
            .actualPort();
    return new SimulatedMeta(
        URI.create("http://127.0.0.1:" + port + "/simulator"),
        simulator::sendWebhooksTo,
        () -> {
          Await.on(simulator.close());
          Await.on(vertx.close());
        });
  }

  String graph() {
    return base + "/graph";
  }

  void tells(URI webhook) {
    telling.accept(webhook);
  }

  private JsonObject call(String method, String path, JsonObject body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(20))
            .header("content-type", "application/json")
            .method(method, BodyPublishers.ofString(body.encode()))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new AssertionError(path + " answered " + answer.statusCode() + answer.body());
      }
      return answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonObject post(String path, JsonObject body) {
    return call("POST", path, body);
  }

  JsonObject look(String path) {
    return call("GET", path, new JsonObject());
  }

  /** Somebody with this name, who does nothing on their own. */
  String customer(String name) {
    return post("/customers", new JsonObject().put("name", name)).getString("psid");
  }

  /** Does something on a customer's phone: start, tap, say, read, block. */
  void act(String psid, String deed, JsonObject how) {
    post("/customers/" + psid + "/" + deed, how);
  }

  void tap(String psid, String payload) {
    act(psid, "tap", new JsonObject().put("payload", payload));
  }

  /** The bot's messages on a customer's phone, oldest first. */
  List<JsonObject> inbox(String psid) {
    return Shop.objects(look("/customers/" + psid + "/chat").getJsonArray("messages")).stream()
        .filter(message -> message.getString("from").equals("bot"))
        .toList();
  }

  /** The n-th message of the bot, once it is there. */
  JsonObject message(String psid, int n) {
    Await.until(() -> inbox(psid).size() >= n);
    return inbox(psid).get(n - 1);
  }

  static List<JsonObject> buttons(JsonObject message) {
    return Shop.objects(message.getJsonArray("buttons"));
  }

  void failing(String mode) {
    failing(new JsonObject().put("mode", mode));
  }

  void failing(JsonObject failures) {
    call("PUT", "/failures", failures);
  }

  void repair() {
    failing("none");
  }

  JsonObject ledger() {
    return look("/ledger");
  }

  long accepted() {
    return ledger().getLong("accepted");
  }

  /** The sends that were accepted for this customer. */
  List<JsonObject> sends(String psid) {
    return Shop.objects(look("/ledger/sends?limit=10000").getJsonArray("sends")).stream()
        .filter(send -> send.getString("psid").equals(psid))
        .toList();
  }

  @Override
  public void close() {
    closing.run();
  }
}
