package io.promobot.simulator;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The browsers of the crowd: they call the website chat by its public contract. */
final class VisitorClient {
  private static final String CHAT = "../api/v1/chat";
  private static final int CONNECTIONS = 16;
  private static final long ANSWER_WITHIN_MS = 5000;
  private static final long AGAIN_MS = 1000;

  private final World world;
  private final WebClient client;
  private final Consumer<String> links;
  private final String pass;
  private final Set<Future<?>> underWay = new HashSet<>();
  private URI webhook;
  private int era;
  private int muted;

  /**
   * @param webhook the product's, beside which its chat is
   * @param links opens what people press
   */
  VisitorClient(Vertx vertx, World world, URI webhook, Consumer<String> links) {
    this.world = world;
    this.client =
        WebClient.create(
            vertx, new WebClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    this.webhook = webhook;
    this.links = links;
    HexFormat hex = HexFormat.of();
    this.pass = hex.toHexDigits(world.ids().any()) + hex.toHexDigits(world.ids().any());
  }

  private record Call(HttpMethod method, String path, Caller who, JsonObject body, int era) {}

  /**
   * A visitor by their token, and what their browser says: what they read, and where their clock
   * is; each may be empty.
   */
  record Caller(String token, String reads, String zone) {
    private static final Caller NOBODY = new Caller("", "", "");
  }

  /** Somebody of the crowd with this token. */
  Caller caller(String token, String psid) {
    String locale = world.population().locale(psid).orElse("");
    return new Caller(token, locale.replace('_', '-'), world.population().zone(psid));
  }

  /** What tells the product that a call is the crowd's: it comes from one address, but is many. */
  String pass() {
    return pass;
  }

  void sendTo(URI address) {
    webhook = address;
  }

  void open(String link) {
    links.accept(link);
  }

  JsonObject event(String type) {
    String id = new UUID(world.ids().any(), world.ids().any()).toString();
    return new JsonObject().put("id", id).put("type", type);
  }

  /** The new visitor's token. */
  Future<String> come(Optional<String> origin) {
    JsonObject body = new JsonObject();
    origin.ifPresent(from -> body.put("origin", from));
    return ask(HttpMethod.POST, "/visitors", Caller.NOBODY, body)
        .map(made -> made.getString("token"));
  }

  Future<Void> send(Caller who, JsonObject event) {
    JsonObject body = new JsonObject().put("events", new JsonArray().add(event));
    if (!who.zone().isEmpty()) {
      body.put("time_zone", who.zone());
    }
    return ask(HttpMethod.POST, "/events", who, body).mapEmpty();
  }

  Future<List<Node>> messages(String token, String after) {
    return ask(
            HttpMethod.GET, "/messages?after=" + after, new Caller(token, "", ""), new JsonObject())
        .map(answer -> new Node(answer).list("messages"));
  }

  private Future<JsonObject> ask(HttpMethod method, String path, Caller who, JsonObject body) {
    Promise<JsonObject> answer = Promise.promise();
    attempt(new Call(method, path, who, body, era), answer);
    return answer.future();
  }

  private void attempt(Call call, Promise<JsonObject> answer) {
    if (muted > 0 || call.era() != era) {
      return;
    }
    Future<HttpResponse<Buffer>> sent =
        call.method() == HttpMethod.GET
            ? request(call).send()
            : request(call).sendJsonObject(call.body());
    underWay.add(sent);
    sent.onComplete(
        done -> {
          underWay.remove(sent);
          settle(call, done, answer);
        });
  }

  private HttpRequest<Buffer> request(Call call) {
    HttpRequest<Buffer> request =
        client
            .requestAbs(call.method(), webhook.resolve(CHAT + call.path()).toString())
            .timeout(ANSWER_WITHIN_MS)
            .putHeader("Promobot-Crowd", pass);
    if (!call.who().reads().isEmpty()) {
      request.putHeader("Accept-Language", call.who().reads());
    }
    return call.who().token().isEmpty()
        ? request
        : request.bearerTokenAuthentication(call.who().token());
  }

  /** Browsers send again whatever was not answered or came too fast. */
  private void settle(
      Call call, AsyncResult<HttpResponse<Buffer>> done, Promise<JsonObject> answer) {
    if (call.era() != era) {
      return;
    }
    int status = done.succeeded() ? done.result().statusCode() : 503;
    if (status < 300) {
      answer.complete(done.result().bodyAsJsonObject());
    } else if (status == 429 || status >= 500) {
      world.agenda().after(AGAIN_MS, () -> attempt(call, answer));
    } else {
      answer.fail("the chat answered " + status);
    }
  }

  /** Everybody who was chatting is forgotten, and so are the answers they wait for. */
  void clear() {
    era++;
  }

  /** Until it is unmuted as often, nobody's calls reach the shop, not even later. */
  void mute() {
    muted++;
  }

  void unmute() {
    muted--;
  }

  /** Completes when the calls under way have been answered or have timed out. */
  Future<Void> answered() {
    return Future.join(List.copyOf(underWay)).<Void>mapEmpty().otherwiseEmpty();
  }

  void close() {
    era++;
    client.close();
  }
}
