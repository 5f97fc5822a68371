package io.promobot.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.promobot.access.Access;
import io.promobot.access.OwnerRoutes;
import io.promobot.access.OwnerStore;
import io.promobot.access.OwnerWorker;
import io.promobot.access.PasswordHash;
import io.promobot.access.SessionStore;
import io.promobot.access.TokenStore;
import io.promobot.access.TokenWorker;
import io.promobot.campaign.CampaignStore;
import io.promobot.campaign.ForWhomStore;
import io.promobot.campaign.VariantStore;
import io.promobot.compare.CompareHandler;
import io.promobot.compare.CompareStore;
import io.promobot.contract.ContractRoutes;
import io.promobot.contract.Endpoints;
import io.promobot.coupon.TermsStore;
import io.promobot.customer.SegmentPeopleStore;
import io.promobot.db.Await;
import io.promobot.db.Database;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.NotifySubscriber;
import io.promobot.db.PageNotifyFeed;
import io.promobot.db.TestDatabase;
import io.promobot.followup.FollowUpHandler;
import io.promobot.followup.FollowUpStore;
import io.promobot.http.Capacity;
import io.promobot.http.FailureHandler;
import io.promobot.http.HealthHandler;
import io.promobot.http.HttpSettings;
import io.promobot.http.HttpSettings.Patience;
import io.promobot.http.HttpVerticle;
import io.promobot.http.MetricsHandler;
import io.promobot.http.SettableClock;
import io.promobot.http.SiteRoutes;
import io.promobot.image.ImageStore;
import io.promobot.image.ImageWorker;
import io.promobot.inbox.WebhookInbox;
import io.promobot.letter.LetterHandler;
import io.promobot.letter.LetterPlanStore;
import io.promobot.letter.LetterQueueStore;
import io.promobot.messenger.Signature;
import io.promobot.phrase.MissListStore;
import io.promobot.phrase.PhraseHandler;
import io.promobot.phrase.PhraseStore;
import io.promobot.privacy.DeletionHandler;
import io.promobot.privacy.DeletionStore;
import io.promobot.privacy.PersonDataHandler;
import io.promobot.privacy.PersonDataStore;
import io.promobot.schedule.ScheduleHandler;
import io.promobot.schedule.ScheduleStore;
import io.promobot.segment.ConditionStore;
import io.promobot.segment.CountStore;
import io.promobot.segment.SegmentStore;
import io.promobot.shop.EntryLink;
import io.promobot.shop.EntryLinkStore;
import io.promobot.shop.ShopFeed;
import io.promobot.shop.ShopHandler;
import io.promobot.shop.ShopStore;
import io.promobot.stats.ShopDays;
import io.promobot.stats.StatsStore;
import io.promobot.trial.VariantHandler;
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A whole HTTP server on a free port over a {@link FakeShop}, with a real database for sign-in. */
final class ShopServer implements AutoCloseable {
  static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(1),
          Duration.ofMillis(500));
  static final String PAGE = "1046";
  static final String TOKEN = "a-token-for-scripts";
  static final String BOT_TOKEN = "a-token-for-bots";
  static final String PASSWORD = "correct horse";
  static final String APP_SECRET = "app-secret";
  private static ContractRoutes contract;

  private static final Given GIVEN = given(Optional.of(PASSWORD));

  final Vertx vertx = Vertx.vertx();
  final FakeShop shop = new FakeShop();
  final SettableClock clock = new SettableClock();
  final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  final Database database;
  final OwnerStore owners;
  final TokenStore tokens;
  final SessionStore sessions;
  final OwnerWorker owner;
  final OwnerWorker.FirstRun firstRun;
  final ImageWorker drawing = new ImageWorker(vertx);
  final ImageStore images;
  final LiveHandler live;
  final HttpVerticle.Listening listening;
  final HttpClient client = HttpClient.newHttpClient();
  volatile boolean databaseReachable = true;

  ShopServer() {
    this("http://localhost", 4_000);
  }

  ShopServer(String publicUrl, int maxConnections) {
    this(publicUrl, maxConnections, GIVEN, Patience.USUAL);
  }

  /** One that quickly gives up on idle and slow connections. */
  static ShopServer hasty(int maxConnections) {
    return new ShopServer("http://localhost", maxConnections, GIVEN, PATIENCE);
  }

  static ShopServer with(Patience patience) {
    return new ShopServer("http://localhost", 4_000, GIVEN, patience);
  }

  /** One that generates its secrets at its first start. */
  static ShopServer withoutSecrets() {
    var none = new Given(Optional.empty(), Optional.empty(), Optional.empty());
    return new ShopServer("http://localhost", 4_000, none, Patience.USUAL);
  }

  /** Another process over the same database. */
  ShopServer replica() {
    return new ShopServer("http://localhost", 4_000, GIVEN, Patience.USUAL, database.address());
  }

  private ShopServer(String publicUrl, int maxConnections, Given given, Patience patience) {
    this(publicUrl, maxConnections, given, patience, TestDatabase.fresh());
  }

  private ShopServer(
      String publicUrl,
      int maxConnections,
      Given given,
      Patience patience,
      DatabaseAddress address) {
    database = Database.open(vertx, TestDatabase.ways(address));
    Await.on(database.whenMigrated());
    owners = new OwnerStore(database, PAGE);
    sessions = new SessionStore(database, PAGE);
    images = new ImageStore(database, PAGE);
    tokens = new TokenStore(database, PAGE);
    owner = owner(given);
    if (given == GIVEN) {
      storeAtLittleCost();
    }
    firstRun = Await.on(owner.firstRun());
    live =
        new LiveHandler(
            vertx,
            shop::find,
            shop::watch,
            new LiveHandler.Limits(3, 5, Duration.ofMillis(200), Duration.ofSeconds(1)));
    var url = URI.create(publicUrl);
    var routes = routes(url);
    var capacity = Capacity.here().withConnections(maxConnections);
    var settings = new HttpSettings("127.0.0.1", 0, url, capacity, 2, patience);
    listening = Await.on(HttpVerticle.deploy(vertx, settings, routes));
  }

  /** A password's hash says how many iterations it took; the real number takes half a second. */
  private void storeAtLittleCost() {
    Await.on(
        database
            .general()
            .preparedQuery(
                "INSERT INTO owner (page_id, password_hash) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .execute(Tuple.of(PAGE, PasswordHash.of(PASSWORD, 100))));
  }

  /** Read once: it takes longer than the rest of a start. */
  private static synchronized ContractRoutes contract(Vertx vertx) {
    if (contract == null) {
      contract = Await.on(ContractRoutes.load(vertx));
    }
    return contract;
  }

  /** The secrets in the settings. */
  private record Given(
      Optional<String> password, Optional<String> apiToken, Optional<String> botToken) {}

  private static Given given(Optional<String> password) {
    return new Given(password, Optional.of(TOKEN), Optional.of(BOT_TOKEN));
  }

  /** Another replica's, started with this password. */
  OwnerWorker owner(String password) {
    return owner(given(Optional.of(password)));
  }

  private OwnerWorker owner(Given given) {
    var ours = new TokenWorker(tokens, given.apiToken(), given.botToken());
    return new OwnerWorker(vertx, owners, ours, given.password(), () -> "Umi Shop");
  }

  private Routes routes(URI publicUrl) {
    var access = new Access(owner, sessions, publicUrl, clock::nanos);
    live.authorizeBy(access.auth()::stillIn);
    live.countBy(meters);
    var signIn = new OwnerRoutes(access, live, meters);
    var intakes = TestDesks.intakes(access, meters, database, PAGE);
    var images = images();
    List<Endpoints> endpoints = new ArrayList<>(List.of(signIn, intakes, images));
    endpoints.addAll(campaigns());
    endpoints.addAll(others());
    endpoints.addAll(TestDesks.endpoints(shop, database, PAGE));
    endpoints.addAll(TestTills.endpoints(vertx, shop, database, PAGE, access.url(), live));
    var inbox = TestInbox.open(vertx, database, PAGE);
    endpoints.addAll(TestChat.endpoints(vertx, database, PAGE, inbox));
    endpoints.add(
        new PhraseHandler(
            new PhraseStore(database, PAGE), new MissListStore(database, PAGE), vertx));
    endpoints.add(new DeletionHandler(new DeletionStore(database, PAGE)));
    endpoints.add(new PersonDataHandler(new PersonDataStore(database, PAGE), () -> "Umi Shop"));
    List<SiteRoutes> site =
        List.of(health(), new RedirectHandler(shop::link), closed(access), intakes, signIn, images);
    var api = new ApiRoutes(contract(vertx), access, endpoints, () -> {});
    return new Routes(webhook(inbox), site, api, access.url(), meters);
  }

  private WebhookRoutes webhook(WebhookInbox inbox) {
    var handler =
        new WebhookHandler(
            vertx, new Signature(List.of(APP_SECRET)), inbox, meters, Duration.ofMillis(700));
    return new WebhookRoutes(handler, "verify-me");
  }

  private HealthHandler health() {
    return new HealthHandler(
        () ->
            Future.succeededFuture(
                databaseReachable ? Optional.empty() : Optional.of("The disk is full.")),
        () -> true,
        Optional::empty);
  }

  private ClosedRoutes closed(Access access) {
    return new ClosedRoutes(
        access.auth(),
        new FailureHandler(meters),
        new MetricsHandler(() -> Future.succeededFuture(meters.scrape())),
        Map.of("/elsewhere", ShopServer::elsewhere));
  }

  private ImageHandler images() {
    return new ImageHandler(
        drawing::enter,
        file -> drawing.redraw(file).compose(picture -> images.keep(picture).map(picture)),
        images::find);
  }

  private List<Endpoints> campaigns() {
    var conditions = new ConditionStore(PAGE, new ShopDays(ZoneOffset.UTC));
    var views = new CampaignViews(OptionalDouble.of(20), () -> FakeShop.NOON);
    var campaigns =
        new CampaignHandler(
            shop::list, shop::overview, (name, story) -> shop.create(name), shop::update, views);
    var calendar =
        new ScheduleHandler(
            new ScheduleStore(database, PAGE), ZoneOffset.UTC, InstantSource.system());
    return List.of(
        campaigns,
        calendar,
        new VariantHandler(new VariantStore(database, PAGE, Voices::umi), database, PAGE, false),
        new CompareHandler(new CompareStore(database, PAGE)),
        followUps(),
        letter(),
        new SendHandler(
            shop::reach,
            shop::send,
            new ForWhomStore(database, PAGE, conditions)::choose,
            id -> Future.succeededFuture(Optional.empty()),
            calendar::plan,
            campaigns,
            views),
        new SegmentHandler(
            new SegmentStore(database, PAGE, conditions),
            new CountStore(database, PAGE, conditions)),
        PeopleHandler.ofSegments(
            new SegmentStore(database, PAGE, conditions)::find,
            new SegmentPeopleStore(database, PAGE, conditions)::list,
            new SegmentPeopleStore(database, PAGE, conditions)::export,
            ZoneOffset.UTC),
        new PauseHandler(
            id -> shop.wish("pause", id),
            id -> shop.wish("resume", id),
            id -> shop.wish("cancel", id),
            campaigns),
        new VersionHandler(shop::versions, shop::restore, campaigns, views),
        new StatsHandler(
            shop::find, shop::stats, shop::history, shop::origins, new ShopDays(ZoneOffset.UTC)),
        PeopleHandler.ofCampaigns(shop::find, shop::people, shop::export, ZoneOffset.UTC),
        live);
  }

  private FollowUpHandler followUps() {
    var days = new ShopDays(ZoneOffset.UTC);
    var campaigns = new CampaignStore(database, PAGE, Voices::umi);
    var terms = new TermsStore(database, PAGE, campaigns, days, InstantSource.system());
    return new FollowUpHandler(
        new FollowUpStore(database, PAGE, new StatsStore(database, PAGE), terms),
        InstantSource.system());
  }

  private LetterHandler letter() {
    var queue = new LetterQueueStore(database, PAGE, new ShopDays(ZoneOffset.UTC), Voices::umi);
    return new LetterHandler(
        new LetterPlanStore(database, PAGE),
        queue,
        ZoneOffset.UTC,
        InstantSource.system(),
        () -> {});
  }

  private List<Endpoints> others() {
    return List.of(
        new DeliveryHandler(shop::deliveries, id -> Future.succeededFuture(Optional.empty())),
        new DecisionHandler(shop::delivery, shop::retry, shop::cancel, shop::hurry),
        new DeliveryCountHandler(
            shop::deliveryCounts, shop::messageCounts, shop::sentCount, shop::parkedCount),
        new ParkedHandler(shop::parked, shop::replay),
        new CustomerHandler(shop::customers, shop::customerCount, shop::erase),
        new TimelineHandler(shop::customer, shop::timeline),
        new EntryLinkHandler(
            new EntryLinkStore(
                database,
                PAGE,
                new EntryLink.Prefixes(
                    "https://m.me/" + PAGE + "?ref=", "https://shop.example/chat?ref=")),
            "https://shop.example/chat"),
        new PageHandler(shop::page, shop::resume, shop::check, shop::greet),
        new StatusHandler(shop::status),
        shopOfOwner(),
        new DemoHandler(Optional.empty()));
  }

  private ShopHandler shopOfOwner() {
    var store = new ShopStore(database, PAGE, "Umi Shop", Optional.empty());
    var replicas = new PageNotifyFeed(new NotifySubscriber(vertx, database), PAGE);
    return new ShopHandler(store, new ShopFeed(store, replicas));
  }

  private static Router elsewhere(Vertx vertx) {
    var router = Router.router(vertx);
    router.get("/hello").handler(ctx -> ctx.end("hello"));
    return router;
  }

  int port() {
    return listening.port();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** A request whose headers are given as name, value, name, value. */
  HttpResponse<String> ask(String method, String path, String body, String... headers) {
    try {
      return client.send(request(method, path, body, headers), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest request(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(at(path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }

  /** As a script with the API token. */
  HttpResponse<String> script(String method, String path, String body) {
    return ask(
        method, path, body, "authorization", "Bearer " + TOKEN, "content-type", "application/json");
  }

  /** As the owner's browser. */
  HttpResponse<String> browser(String method, String path, String body, String cookie) {
    return ask(method, path, body, "cookie", cookie, "content-type", "application/json");
  }

  HttpResponse<String> signInWith(String body, String... headers) {
    return signingIn(body, headers).join();
  }

  /** The answer may have to wait for others who try passwords. */
  CompletableFuture<HttpResponse<String>> signingIn(String body, String... headers) {
    var all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "content-type";
    all[headers.length + 1] = "application/json";
    return client.sendAsync(request("POST", "/api/v1/session", body, all), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> changing(String cookie, String current, String next) {
    var body = new JsonObject().put("current", current).put("new", next).encode();
    var headers = new String[] {"cookie", cookie, "content-type", "application/json"};
    return client.sendAsync(
        request("PUT", "/api/v1/password", body, headers), BodyHandlers.ofString());
  }

  /** The cookie of a fresh session. */
  String signIn() {
    var link = Await.on(owner.newSignInLink());
    var answer = signInWith("{\"link\":\"" + link + "\"}");
    return answer.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
  }

  static String signature(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(APP_SECRET.getBytes(UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    Await.on(database.close());
    Await.on(vertx.close());
  }
}
