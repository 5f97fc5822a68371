package io.promobot;

import io.promobot.db.Await;
import io.promobot.simulator.Ledger;
import io.promobot.simulator.SendRecord;
import io.promobot.simulator.Simulator;
import io.promobot.simulator.SimulatorSettings;
import io.promobot.wiring.ButtonMeanings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Meta's side, which survives whatever happens to promobot: the simulator with its ledger,
 * everything each customer did, and which of that was acknowledged. All webhooks pass through here.
 */
final class Meta implements AutoCloseable {
  static final String PAGE = "104600000000001";
  static final String PAGE_TOKEN = "canary-page-token-5d1c";
  static final String APP_SECRET = "canary-app-secret-77aa";
  static final String VERIFY_TOKEN = "canary-verify-token-09";
  static final String API_TOKEN = "canary-api-token-31337-0123456789";
  private static final String SENDS = "/simulator/graph/:version/:page/messages";
  private static final long ANSWER_WITHIN_MS = 5_000;
  private static final Duration DELIVERY = Duration.ofMillis(4_500);
  private static final long AGAIN_MS = 200;
  private static final int EVERYTHING = 1_000_000;

  final Vertx vertx = Vertx.vertx();
  private final CallWatch calls = new CallWatch();
  private final Simulator simulator;
  private final WebClient client;
  private final int port;
  private final Map<String, List<Act>> acts = new LinkedHashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private volatile Supplier<List<Integer>> targets = List::of;

  /** Something a customer did: a tap on Get Started or on one of our buttons. */
  record Act(String mid, String payload) {
    String button() {
      return payload.split(":")[0];
    }
  }

  Meta() {
    client = WebClient.create(vertx, new WebClientOptions(), new PoolOptions().setHttp1MaxSize(64));
    var router = Router.router(vertx);
    var server =
        Await.on(
            vertx
                .createHttpServer()
                .requestHandler(request -> route(router, request))
                .listen(0, "127.0.0.1"));
    port = server.actualPort();
    simulator =
        new Simulator(
            vertx,
            new SimulatorSettings(
                    PAGE, PAGE_TOKEN, APP_SECRET, VERIFY_TOKEN, URI.create(base() + "/relay"))
                .meaning(ButtonMeanings::of));
    router.post(SENDS).handler(BodyHandler.create(false)).handler(calls);
    router.route("/simulator/*").subRouter(simulator.router());
  }

  private void route(Router router, HttpServerRequest request) {
    if (request.path().equals("/relay")) {
      request
          .body()
          .compose(this::deliver)
          .onSuccess(taken -> request.response().setStatusCode(taken ? 200 : 503).end());
    } else {
      router.handle(request);
    }
  }

  private String base() {
    return "http://127.0.0.1:" + port;
  }

  /** What a promobot needs to know to talk to this Meta instead of the real one. */
  Map<String, String> settings() {
    return Map.of(
        "MESSENGER_PAGE_ID", PAGE,
        "MESSENGER_PAGE_TOKEN", PAGE_TOKEN,
        "MESSENGER_APP_SECRET", APP_SECRET,
        "MESSENGER_VERIFY_TOKEN", VERIFY_TOKEN,
        "MESSENGER_API_URL", base() + "/simulator/graph",
        "MESSENGER_RATE", "off",
        "SIMULATOR", "off",
        "API_TOKEN", API_TOKEN);
  }

  static List<String> secrets() {
    return List.of(PAGE_TOKEN, APP_SECRET, VERIFY_TOKEN, API_TOKEN);
  }

  /**
   * Where the next webhook goes, and each further attempt at it; one that goes to several must be
   * accepted by all.
   */
  void webhooksTo(Supplier<List<Integer>> ports) {
    targets = ports;
  }

  /** Delivers one body to promobot; answers whether it was acknowledged. Never fails. */
  Future<Boolean> deliver(Buffer body) {
    return deliver(body, targets);
  }

  /** The same to this port only. */
  Future<Boolean> deliver(Buffer body, int onlyTo) {
    return deliver(body, () -> List.of(onlyTo));
  }

  private Future<Boolean> deliver(Buffer body, Supplier<List<Integer>> ports) {
    var mids = remember(body.toJsonObject());
    return attempt(body, ports, System.nanoTime() + DELIVERY.toNanos())
        .onSuccess(
            taken -> {
              if (taken) {
                acknowledged.addAll(mids);
              }
            });
  }

  /**
   * While nobody answers it retries for as long as one delivery may take: what Meta sends arrives
   * soon after a restart, so that a later silence is promobot's fault and not Meta's.
   */
  private Future<Boolean> attempt(Buffer body, Supplier<List<Integer>> ports, long until) {
    var posts = ports.get().stream().map(target -> once(target, body)).toList();
    return Future.all(posts)
        .map(all -> all.<Boolean>list().stream().allMatch(taken -> taken))
        .recover(
            refused ->
                System.nanoTime() > until
                    ? Future.succeededFuture(false)
                    : vertx.timer(AGAIN_MS).compose(again -> attempt(body, ports, until)));
  }

  private Future<Boolean> once(int target, Buffer body) {
    return client
        .post(target, "127.0.0.1", "/webhooks/messenger")
        .timeout(ANSWER_WITHIN_MS)
        .putHeader("Content-Type", "application/json")
        .putHeader("X-Hub-Signature-256", "sha256=" + signed(body))
        .sendBuffer(body)
        .map(answer -> answer.statusCode() == 200);
  }

  private static String signed(Buffer body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(APP_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Records what customers do when it is first sent, in each customer's order. */
  private List<String> remember(JsonObject body) {
    var mids = new ArrayList<String>();
    for (int i = 0; i < body.getJsonArray("entry").size(); i++) {
      var items = body.getJsonArray("entry").getJsonObject(i).getJsonArray("messaging");
      for (int n = 0; n < items.size(); n++) {
        var postback = items.getJsonObject(n).getJsonObject("postback");
        if (postback != null) {
          var psid = items.getJsonObject(n).getJsonObject("sender").getString("id");
          remember(psid, new Act(postback.getString("mid"), postback.getString("payload")));
          mids.add(postback.getString("mid"));
        }
      }
    }
    return mids;
  }

  private void remember(String psid, Act act) {
    if (seen.add(act.mid())) {
      synchronized (acts) {
        acts.computeIfAbsent(psid, first -> new ArrayList<>()).add(act);
      }
    }
  }

  /** By customer, in the order in which they did it. */
  Map<String, List<Act>> acts() {
    synchronized (acts) {
      var copy = new LinkedHashMap<String, List<Act>>();
      acts.forEach((psid, all) -> copy.put(psid, List.copyOf(all)));
      return copy;
    }
  }

  Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  Ledger ledger() {
    return simulator.ledger();
  }

  List<SendRecord> accepted() {
    return ledger().sends(0, EVERYTHING);
  }

  /** How long Messenger delays sends at most before it accepts them. */
  void takesUpTo(int ms) {
    calls.keepWaiting(ms);
  }

  /** Customers with two sends under way at the same time. */
  Set<String> crowded() {
    return calls.crowded();
  }

  /** Customers of the simulator arrive one after another and tap on their own. */
  void crowd(int customers, double perSecond) {
    call(
        HttpMethod.POST,
        "/run",
        new JsonObject()
            .put("customers", customers)
            .put("arrivals_per_second", perSecond)
            .put("pace_ms", 300));
  }

  void failures(JsonObject failures) {
    call(HttpMethod.PUT, "/failures", failures);
  }

  private void call(HttpMethod method, String path, JsonObject body) {
    var answer =
        Await.on(
            client
                .request(method, port, "127.0.0.1", "/simulator" + path)
                .putHeader("Authorization", "Bearer " + PAGE_TOKEN)
                .sendBuffer(body.toBuffer()));
    if (answer.statusCode() >= 300) {
      throw new AssertionError(path + ": " + answer.bodyAsString());
    }
  }

  /** Returns when the simulator has sent everything it has to send. */
  void toldEverything() {
    Await.until(Duration.ofSeconds(60), () -> ledger().totals().eventsWaiting() == 0);
  }

  @Override
  public void close() {
    Await.on(simulator.close());
    Await.on(vertx.close());
  }
}
