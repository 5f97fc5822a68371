package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.promobot.config.AppConfig;
import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.DatabaseWays;
import io.promobot.db.TestDatabase;
import io.promobot.house.House;
import io.promobot.retention.RetentionWorker;
import io.promobot.wiring.App;
import io.promobot.wiring.MetersApp;
import io.promobot.wiring.SharedApp;
import io.promobot.wiring.ShopApp;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The whole product on a free port with a fresh database; every request goes over real HTTP. */
final class Shop implements AutoCloseable {
  static final String PAGE = "104600000000001";
  static final String SECRET = "test_app_secret";
  static final String PAGE_TOKEN = "a-page-token";
  static final String TOKEN = "a-token-for-scripts";
  static final String HOOK = "/webhooks/messenger";

  /** "correct horse", hashed so that checking it takes no time. */
  private static final String LITTLE_WORK =
      "pbkdf2-sha256$100$cHJvbW9ib3QtdGVzdGluZw==$mUG89+4X3zHDg5nVUMP/tKBmqdkUXa3gAnLRjN8acDY=";

  private static final String KNOWN_OWNER =
      "INSERT INTO owner (page_id, password_hash) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final AtomicLong NUMBERS = new AtomicLong();

  final DatabaseAddress database;
  final int port;
  final Sql sql;
  private final String page;
  private final SharedApp shared;
  private final String token;
  private Optional<SimulatedMeta> apart = Optional.empty();
  private final Runnable stopping;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What came back, and how long it took. */
  record Answer(int status, HttpResponse<byte[]> raw, Duration took) {
    String text() {
      return new String(raw.body(), UTF_8);
    }

    JsonObject json() {
      return new JsonObject(text());
    }

    String type() {
      return raw.headers().firstValue("content-type").orElse("");
    }
  }

  private interface Starter {
    Runnable start(AppConfig config, SharedApp shared, int port);
  }

  private Shop(Map<String, String> settings, DatabaseAddress direct, DatabaseAddress seen) {
    this(settings, direct, process(TestDatabase.ways(seen)), Shop::alone);
  }

  private Shop(
      Map<String, String> settings, DatabaseAddress direct, SharedApp shared, Starter starter) {
    this.shared = shared;
    database = direct;
    sql = new Sql(direct);
    port = PromobotJar.freePort();
    Map<String, String> env = new HashMap<>(Map.of("BIND", "127.0.0.1", "API_TOKEN", TOKEN));
    env.put("ADMIN_PASSWORD", "correct horse");
    env.put("SIMULATOR", "on");
    env.put("TIME_ZONE", "UTC");
    env.put("MESSENGER_PAGE_ID", PAGE);
    env.put("MESSENGER_PAGE_TOKEN", PAGE_TOKEN);
    env.put("MESSENGER_APP_SECRET", SECRET);
    env.put("MESSENGER_VERIFY_TOKEN", "verify-me");
    env.putAll(settings);
    page = env.get("MESSENGER_PAGE_ID");
    sql.run(KNOWN_OWNER, page, LITTLE_WORK);
    token = env.get("API_TOKEN");
    stopping = starter.start(AppConfig.fromEnv(env), shared, port);
  }

  private static SharedApp process(DatabaseWays ways) {
    PrometheusMeterRegistry meters = MetersApp.registry();
    return new SharedApp(MetersApp.vertx(meters), meters, ways);
  }

  private static Runnable alone(AppConfig config, SharedApp shared, int port) {
    App app = new App(config, shared, port);
    Await.on(app.listen());
    Await.on(app.ready());
    return () -> {
      Await.on(app.stop());
      Await.on(shared.end());
    };
  }

  private static Runnable beside(AppConfig config, SharedApp shared, int port) {
    var secrets = config.messenger().page().orElseThrow();
    ShopApp shop = new ShopApp(shared, config, secrets, port, Optional.empty());
    Await.on(shop.listen());
    Await.on(shop.ready(RetentionWorker.Pace.HOURLY));
    return () -> Await.on(shop.stop());
  }

  /** Another page's, in the same process and database; it closes first. */
  Shop beside(Map<String, String> settings) {
    return new Shop(settings, database, shared, Shop::beside);
  }

  /** With the simulator mounted in it as Messenger, and these additional settings. */
  static Shop open(Map<String, String> settings) {
    DatabaseAddress fresh = TestDatabase.fresh();
    return new Shop(settings, fresh, fresh);
  }

  /** Next to another one on the same database. */
  static Shop on(DatabaseAddress database, Map<String, String> settings) {
    return new Shop(settings, database, database);
  }

  static Shop open() {
    return open(Map.of());
  }

  /** Reaches its database in these ways. */
  static Shop by(DatabaseWays ways, DatabaseAddress database, Map<String, String> settings) {
    return new Shop(settings, database, process(ways), Shop::alone);
  }

  /** Reads what it may from a replica that is at most two seconds behind. */
  static Shop reading(DatabaseAddress replica, DatabaseAddress database) {
    PrometheusMeterRegistry meters = MetersApp.registry();
    var shared =
        new SharedApp(
            MetersApp.vertx(meters),
            meters,
            DatabaseWays.to(database),
            List.of(replica),
            Duration.ofSeconds(2));
    return new Shop(Map.of(), database, shared, Shop::alone);
  }

  /** Reaches its database through this port. */
  static Shop through(int proxy, DatabaseAddress database, Map<String, String> settings) {
    return new Shop(settings, database, database.at("127.0.0.1", proxy));
  }

  /** With a Messenger in a process of its own. */
  static Shop before(SimulatedMeta meta, Map<String, String> settings) {
    Map<String, String> env = new HashMap<>(settings);
    env.put("MESSENGER_API_URL", meta.graph());
    env.put("SIMULATOR", "off");
    Shop shop = open(env);
    meta.tells(shop.at(HOOK));
    return shop;
  }

  /** The same with one that goes with this shop, see {@link #meta()}. */
  static Shop beforeMeta() {
    SimulatedMeta meta = SimulatedMeta.apart();
    Shop shop = before(meta, Map.of());
    shop.apart = Optional.of(meta);
    return shop;
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Its Messenger: of its own, or the simulator mounted in this shop. */
  SimulatedMeta meta() {
    return apart.orElseGet(() -> SimulatedMeta.mountedAt(at("/simulator")));
  }

  /** A request whose headers are given as name, value, name, value. */
  CompletableFuture<Answer> send(String method, String path, byte[] body, String... headers) {
    var request =
        HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : at(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    long begun = Pauses.nanos();
    return http.sendAsync(request.build(), BodyHandlers.ofByteArray())
        .thenApply(
            raw -> new Answer(raw.statusCode(), raw, Duration.ofNanos(Pauses.nanos() - begun)));
  }

  Answer ask(String method, String path, byte[] body, String... headers) {
    return send(method, path, body, headers).join();
  }

  Answer get(String path) {
    return ask("GET", path, new byte[0]);
  }

  /** Reads what only the owner may see. */
  Answer asOwner(String path) {
    return withToken(token, path);
  }

  /** Tries to read with another token. */
  Answer withToken(String bearer, String path) {
    return ask("GET", path, new byte[0], "authorization", "Bearer " + bearer);
  }

  /** Calls the API as a script with the token. */
  Answer api(String method, String path, String body) {
    return ask(
        method,
        "/api/v1" + path,
        body.getBytes(UTF_8),
        "authorization",
        "Bearer " + token,
        "content-type",
        "application/json");
  }

  /** What the API answers with success. */
  JsonObject look(String path) {
    Answer answer = api("GET", path, "");
    if (answer.status() != 200) {
      throw new AssertionError(path + " answered " + answer.status() + " " + answer.text());
    }
    return answer.json();
  }

  JsonObject people(String campaign) {
    return stats(campaign).getJsonObject("people");
  }

  JsonObject stats(String campaign) {
    return look("/campaigns/" + campaign + "/stats");
  }

  /** The deliveries in this state, as the owner sees them. */
  List<JsonObject> deliveries(String state) {
    return objects(look("/deliveries?limit=200&state=" + state).getJsonArray("deliveries"));
  }

  JsonObject customer(String psid) {
    return objects(look("/customers?q=" + psid).getJsonArray("customers")).get(0);
  }

  static List<JsonObject> objects(JsonArray array) {
    return IntStream.range(0, array.size()).mapToObj(array::getJsonObject).toList();
  }

  StatsStream watch(String campaign) {
    return new StatsStream(http, at("/api/v1/live?campaign=" + campaign), token);
  }

  static String signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  CompletableFuture<Answer> posting(byte[] body) {
    return posting(body, signature(body));
  }

  CompletableFuture<Answer> posting(byte[] body, String signature) {
    return send("POST", HOOK, body, "x-hub-signature-256", signature);
  }

  /** Posts a webhook body, signed as Messenger does. */
  Answer post(String body) {
    return posting(body.getBytes(UTF_8)).join();
  }

  /** One body with these items. */
  String body(List<String> items) {
    return "{\"object\":\"page\",\"entry\":[%s]}".formatted(entry(items));
  }

  /** This page's part of a body. */
  String entry(List<String> items) {
    return "{\"id\":\"%s\",\"time\":%d,\"messaging\":[%s]}"
        .formatted(page, Instant.now().toEpochMilli(), String.join(",", items));
  }

  /** What a customer did, as one item of a body. */
  String item(String psid, Instant at, String rest) {
    return "{\"sender\":{\"id\":\"%s\"},\"recipient\":{\"id\":\"%s\"},\"timestamp\":%d,%s}"
        .formatted(psid, page, at.toEpochMilli(), rest);
  }

  String postback(String psid, String payload) {
    return item(
        psid,
        Instant.now(),
        "\"postback\":{\"mid\":\"%s\",\"payload\":\"%s\"}".formatted(mid(), payload));
  }

  String text(String psid, String text) {
    return item(
        psid, Instant.now(), "\"message\":{\"mid\":\"%s\",\"text\":\"%s\"}".formatted(mid(), text));
  }

  static String mid() {
    return "m_it_" + NUMBERS.incrementAndGet();
  }

  Answer start(String psid) {
    return tap(psid, "start");
  }

  Answer tap(String psid, String payload) {
    return post(body(List.of(postback(psid, payload))));
  }

  Answer say(String psid, String text) {
    return post(body(List.of(text(psid, text))));
  }

  /** Comes through an m.me link: into a new chat, or back into an existing one. */
  Answer come(String psid, String ref, boolean known) {
    String referral = "\"referral\":{\"ref\":\"%s\",\"source\":\"SHORTLINK\"}".formatted(ref);
    String start = "\"postback\":{\"mid\":\"%s\",\"payload\":\"start\",%s}";
    return post(
        body(
            List.of(
                item(psid, Instant.now(), known ? referral : start.formatted(mid(), referral)))));
  }

  /** Messenger echoes our own message. */
  Answer echo(String psid, String metadata) {
    String message = "\"message\":{\"is_echo\":true,\"metadata\":\"%s\",\"mid\":\"%s\"}";
    return post(
        body(
            List.of(
                "{\"sender\":{\"id\":\"%s\"},\"recipient\":{\"id\":\"%s\"},\"timestamp\":%d,%s}"
                    .formatted(
                        page,
                        psid,
                        Instant.now().toEpochMilli(),
                        message.formatted(metadata, mid())))));
  }

  /** Customers' ids the simulator knows and moves by hand only. */
  static List<String> quiet(int n) {
    return IntStream.range(0, n).mapToObj(i -> quiet()).toList();
  }

  static String quiet() {
    return "909%013d".formatted(NUMBERS.incrementAndGet());
  }

  /** How many people the path counts and the journeys disagree about; 0 when all is well. */
  long miscounted() {
    return sql.number(House.MISCOUNTED.replace("$1", "'" + page + "'"));
  }

  /** What is still to be sent or settled. */
  long underWay() {
    return sql.number(
        "SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending', 'unknown')");
  }

  void untilAllIsOut(Duration limit) {
    Await.until(limit, () -> underWay() == 0);
  }

  /** Sends nothing, so that the queue shows what was decided. */
  void rest() {
    sql.run("UPDATE page SET paused_until = now() + interval '1 hour', pause_reason = 'rest'");
  }

  static byte[] changed(byte[] body, int index) {
    byte[] other = Arrays.copyOf(body, body.length);
    other[index] ^= 1;
    return other;
  }

  @Override
  public void close() {
    stopping.run();
    apart.ifPresent(SimulatedMeta::close);
  }
}
