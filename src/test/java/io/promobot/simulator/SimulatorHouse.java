package io.promobot.simulator;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.promobot.http.FailureHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A simulator on a port of its own, the fake product it talks to, and a client that talks to both.
 */
final class SimulatorHouse implements AutoCloseable {
  static final String PAGE = "104600000000001";

  final FakeProduct product;
  final Simulator simulator;
  private final Vertx vertx = Vertx.vertx();
  private final WebClient client;
  private final AtomicReference<InstantSource> clock =
      new AtomicReference<>(InstantSource.system());
  private final int port;

  SimulatorHouse() {
    product = new FakeProduct(vertx, "app-secret");
    SimulatorSettings settings =
        new SimulatorSettings(PAGE, "page-token", "app-secret", "verify", get(product.start()));
    simulator = new Simulator(vertx, settings, () -> clock.get().instant());
    Router router = Router.router(vertx);
    router.route().failureHandler(new FailureHandler(new SimpleMeterRegistry()));
    router.route("/simulator/*").subRouter(simulator.router());
    port = get(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1")).actualPort();
    client =
        WebClient.create(
            vertx,
            new WebClientOptions().setDefaultPort(port).setDefaultHost("127.0.0.1"),
            new PoolOptions().setHttp1MaxSize(32));
  }

  static <T> T get(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (Exception late) {
      throw new AssertionError("no answer", late);
    }
  }

  void setClock(Instant now) {
    clock.set(InstantSource.fixed(now));
  }

  int port() {
    return port;
  }

  JsonObject ok(HttpMethod method, String path, JsonObject body) {
    HttpResponse<Buffer> answer = call(method, path, body);
    if (answer.statusCode() >= 300) {
      throw new AssertionError(path + " answered " + answer.statusCode() + answer.bodyAsString());
    }
    return answer.bodyAsJsonObject();
  }

  HttpResponse<Buffer> call(HttpMethod method, String path, JsonObject body) {
    return get(
        client
            .request(method, "/simulator" + path)
            .putHeader("Authorization", "Bearer page-token")
            .sendBuffer(body.toBuffer()));
  }

  Future<HttpResponse<Buffer>> anonymous(String path) {
    return client.get("/simulator" + path).send();
  }

  JsonObject post(String path, JsonObject body) {
    return ok(HttpMethod.POST, path, body);
  }

  JsonObject look(String path) {
    return ok(HttpMethod.GET, path, new JsonObject());
  }

  void failures(JsonObject failures) {
    ok(HttpMethod.PUT, "/failures", failures);
  }

  Future<HttpResponse<Buffer>> send(String psid, JsonObject message) {
    JsonObject call =
        new JsonObject()
            .put("recipient", new JsonObject().put("id", psid))
            .put("messaging_type", "RESPONSE")
            .put("message", message);
    return client
        .post("/simulator/graph/v23.0/me/messages")
        .putHeader("Authorization", "Bearer page-token")
        .sendBuffer(call.toBuffer());
  }

  HttpResponse<Buffer> sendText(String psid, String text, String metadata) {
    return get(send(psid, new JsonObject().put("text", text).put("metadata", metadata)));
  }

  String newCustomer(String name) {
    String psid = post("/customers", new JsonObject().put("name", name)).getString("psid");
    post("/customers/" + psid + "/start", new JsonObject());
    return psid;
  }

  /** The coupon story in its shortest form: welcome, coupon, reveal or thanks. */
  void tellTheCouponStory() {
    product.play(this::answer);
  }

  private void answer(JsonObject event) {
    JsonObject postback = event.getJsonObject("postback");
    if (postback == null) {
      return;
    }
    String psid = event.getJsonObject("sender").getString("id");
    switch (postback.getString("payload")) {
      case "start" -> send(psid, buttons("A coupon?", "SHOW_COUPON:welcome", "NO_THANKS:welcome"));
      case "SHOW_COUPON:welcome" -> send(psid, buttons("10 % off", "REVEAL:welcome"));
      default -> send(psid, new JsonObject().put("text", "Thank you"));
    }
  }

  /** One to five stars; up to three are asked why, and more are shown a page. */
  void askForStars() {
    product.play(event -> answerStars(event, page()));
  }

  /** The same of a shop without a page to show. */
  void askForStarsAndOnlyThank() {
    product.play(event -> answerStars(event, new JsonObject().put("text", "Thank you")));
  }

  private void answerStars(JsonObject event, JsonObject thanks) {
    String psid = event.getJsonObject("sender").getString("id");
    if (event.containsKey("postback")) {
      send(psid, stars());
      return;
    }
    JsonObject reply =
        event.getJsonObject("message", new JsonObject()).getJsonObject("quick_reply");
    if (reply != null) {
      boolean low = reply.getString("payload").compareTo("3") <= 0;
      send(psid, low ? new JsonObject().put("text", "What went wrong?") : thanks);
    }
  }

  private static JsonObject stars() {
    JsonArray replies = new JsonArray();
    for (int star = 1; star <= 5; star++) {
      replies.add(
          new JsonObject()
              .put("content_type", "text")
              .put("title", "★".repeat(star))
              .put("payload", String.valueOf(star)));
    }
    return new JsonObject().put("text", "How was it?").put("quick_replies", replies);
  }

  private static JsonObject page() {
    JsonObject message = buttons("Thank you", "");
    JsonObject link =
        new JsonObject()
            .put("type", "web_url")
            .put("title", "Write")
            .put("url", "https://shop.example/r/token-_1");
    message
        .getJsonObject("attachment")
        .getJsonObject("payload")
        .put("buttons", new JsonArray().add(link));
    return message.put("metadata", "page");
  }

  static JsonObject buttons(String text, String... payloads) {
    JsonArray buttons = new JsonArray();
    for (String payload : payloads) {
      buttons.add(
          new JsonObject().put("type", "postback").put("title", "Tap").put("payload", payload));
    }
    JsonObject template =
        new JsonObject().put("template_type", "button").put("text", text).put("buttons", buttons);
    return new JsonObject()
        .put("metadata", text)
        .put("attachment", new JsonObject().put("type", "template").put("payload", template));
  }

  Vertx vertx() {
    return vertx;
  }

  @Override
  public void close() {
    get(simulator.close());
    get(vertx.close());
  }
}
