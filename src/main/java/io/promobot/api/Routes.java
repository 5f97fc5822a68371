package io.promobot.api;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;

import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.access.Access;
import io.promobot.access.AuthHandler;
import io.promobot.access.OwnerCookieHandler;
import io.promobot.access.SameSiteHandler;
import io.promobot.access.SecretHandler;
import io.promobot.access.SessionHandler;
import io.promobot.access.ShareHandler;
import io.promobot.access.SignInWorker;
import io.promobot.access.TokenInAddressHandler;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.ContractHandler;
import io.promobot.contract.ContractRoutes;
import io.promobot.contract.InputHandler;
import io.promobot.contract.JsonBodyHandler;
import io.promobot.contract.Reply;
import io.promobot.http.AnswerCounts;
import io.promobot.http.BasePathHandler;
import io.promobot.http.ConnectionHandler;
import io.promobot.http.CountingHandler;
import io.promobot.http.FailureHandler;
import io.promobot.http.GateHandler;
import io.promobot.http.HealthHandler;
import io.promobot.http.LoopRoutes;
import io.promobot.http.MetricsHandler;
import io.promobot.http.SecurityHeadersHandler;
import io.promobot.http.StaticFilesHandler;
import io.promobot.http.TurnHandler;
import io.promobot.http.WebFiles;
import io.promobot.http.WebhookHandler;
import io.promobot.intake.IntakeGateHandler;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every path we answer, and who answers it. */
public final class Routes implements LoopRoutes {
  private static final String API = "/api/v1";

  /** A demo's mailbox and Slack may contain real people's words. */
  private static final List<String> PEOPLES_OWN =
      List.of("/simulator/mailbox", "/simulator/slack", "/simulator/hooks", "/simulator/inbox/*");

  private final Parts parts;
  private final ContractRoutes api;
  private final ShareHandler share = new ShareHandler();
  private final StaticFilesHandler files;
  private final WebhookRoutes webhook;
  private final AuthHandler auth;
  private final SessionHandler session;
  private final SecretHandler secrets;
  private final DeskRoutes desks;
  private final IntakeGateHandler intakeGate;
  private final Map<String, Handler<RoutingContext>> operations;

  /** Everything the paths lead to. */
  public record Parts(Outer outer, Access access, Api api, DeskRoutes.Parts desks) {}

  /**
   * What is outside the API.
   *
   * @param others other routers below their own prefix, such as {@code /simulator}
   */
  public record Outer(
      String verifyToken,
      WebhookHandler webhook,
      HealthHandler health,
      MetricsHandler metrics,
      MeterRegistry meters,
      RedirectHandler.Links links,
      Map<String, Function<Vertx, Router>> others) {}

  /** The API's endpoints. */
  public record Api(
      CampaignHandler campaigns,
      SendHandler sends,
      VersionHandler versions,
      StatsHandler stats,
      PeopleHandler people,
      LiveHandler live,
      DeliveryHandler deliveries,
      DeliveryCountHandler deliveryCounts,
      ParkedHandler parked,
      CustomerHandler customers,
      TimelineHandler timelines,
      ImageHandler images,
      EntryLinkHandler entryLinks,
      PageHandler page,
      StatusHandler status) {}

  public Routes(Parts parts, ContractRoutes api) {
    this.parts = parts;
    this.api = api;
    this.webhook = new WebhookRoutes(parts.outer().webhook(), parts.outer().verifyToken());
    var access = parts.access();
    this.files =
        new StaticFilesHandler(
            WebFiles.of("webroot").below(access.url().path()), WebFiles.of("images"));
    this.auth =
        new AuthHandler(
            access.owner(), access.sessions(), OwnerCookieHandler.session(access.url()));
    var live = parts.api().live();
    live.authorizeBy(auth::stillIn);
    live.countBy(parts.outer().meters());
    var passwords = new SignInWorker(access.nanos());
    this.session = new SessionHandler(access, passwords, live::endOf);
    this.secrets = new SecretHandler(access.owner(), passwords, live::sendAway);
    this.operations = new HashMap<>(operations());
    this.intakeGate = new IntakeGateHandler(access, auth, new TokenInAddressHandler(access));
    this.desks = new DeskRoutes(parts.desks());
    this.operations.putAll(desks.operations());
    api.refuseGaps(operations.keySet());
  }

  /** Reads the contract in advance, on any thread that has time for it. */
  public static void prepare() {
    ContractRoutes.read();
  }

  /** Reads the contract; fails when it and the handlers do not match. */
  public static Future<Routes> create(Vertx vertx, Parts parts) {
    return ContractRoutes.load(vertx).map(api -> new Routes(parts, api));
  }

  @Override
  public Handler<HttpServerRequest> on(Vertx vertx, ConnectionHandler connections) {
    var failures = new FailureHandler(parts.outer().meters());
    var router = router(vertx, connections, failures);
    var inside = webhook.before(new TurnHandler(vertx, System::nanoTime, router));
    return new GateHandler(failures, BasePathHandler.below(parts.access().url().path(), inside));
  }

  private Router router(Vertx vertx, ConnectionHandler connections, FailureHandler failures) {
    var outer = parts.outer();
    var router = Router.router(vertx);
    router.route().handler(new SecurityHeadersHandler(parts.access().url().https()));
    router.route().handler(ctx -> BasePathHandler.moveLocation(ctx, parts.access().url().path()));
    router.route("/health/live").method(GET).method(HEAD).handler(outer.health()::live);
    router.route("/health/ready").method(GET).method(HEAD).handler(outer.health());
    router.route("/r/:token").method(GET).method(HEAD).handler(new RedirectHandler(outer.links()));
    router.get("/metrics").handler(auth::askForwarded).handler(outer.metrics());
    PEOPLES_OWN.forEach(path -> router.get(path).handler(auth::lookUp).failureHandler(failures));
    outer
        .others()
        .forEach(
            (prefix, make) -> {
              router.route(prefix + "/*").handler(auth::askForwarded).failureHandler(failures);
              router.route(prefix + "/*").subRouter(make.apply(vertx));
            });
    desks.intakes(router, intakeGate, outer.meters());
    var signIns = new CountingHandler(AnswerCounts.ofSignIns(outer.meters()));
    router.post(API + "/session").handler(signIns);
    router.route("/api/*").handler(new ContractHandler(api.operations(), API));
    router.route("/api/*").handler(new SameSiteHandler(parts.access().publicUrl()));
    router.route("/api/*").handler(auth);
    router.post(API + "/images").handler(parts.api().images()::read);
    router.route("/api/*").handler(new JsonBodyHandler());
    router.route("/api/*").handler(new InputHandler());
    router.route(API + "/*").handler(share);
    router.route(API + "/*").handler(ctx -> ctx.put(ConnectionHandler.KEY, connections).next());
    router.route(API + "/*").handler(ContractRoutes.to(operations));
    router.route("/images/*").method(GET).method(HEAD).handler(parts.api().images());
    router.route().handler(files);
    router.route().failureHandler(failures);
    List.of(400, 404, 405, 413, 500).forEach(status -> router.errorHandler(status, failures));
    return router;
  }

  /** By the contract's operationId. */
  private Map<String, Handler<RoutingContext>> operations() {
    var to = parts.api();
    return Map.ofEntries(
        answers("sign_in", session::signIn),
        answers("show_session", session::show),
        answers("sign_out", session::signOut),
        answers("renew_token", secrets::renewToken),
        answers("renew_bot_token", secrets::renewBotToken),
        answers("change_password", secrets::changePassword),
        answers("list_campaigns", to.campaigns()::list),
        answers("create_campaign", to.campaigns()::create),
        answers("show_campaign", to.campaigns()::show),
        answers("update_campaign", to.campaigns()::update),
        answers("show_reach", to.sends()::reach),
        answers("send_campaign", to.sends()::send),
        answers("pause_campaign", to.sends()::pause),
        answers("resume_campaign", to.sends()::resume),
        answers("cancel_campaign", to.sends()::cancel),
        answers("list_versions", to.versions()::list),
        answers("restore_version", to.versions()::restore),
        answers("show_stats", to.stats()::show),
        answers("show_history", to.stats()::history),
        answers("list_origins", to.stats()::origins),
        answers("list_people", to.people()::list),
        Map.entry("export_people", to.people()::export),
        Map.entry("watch_stats", to.live()),
        answers("list_deliveries", to.deliveries()::list),
        answers("count_deliveries", to.deliveryCounts()::count),
        answers("retry_delivery", to.deliveries()::retry),
        answers("cancel_delivery", to.deliveries()::cancel),
        answers("hurry_delivery", to.deliveries()::hurry),
        answers("list_parked_events", to.parked()::list),
        answers("replay_parked_event", to.parked()::replay),
        answers("list_customers", to.customers()::list),
        answers("erase_customer", to.customers()::erase),
        answers("show_customer", to.timelines()::customer),
        answers("show_timeline", to.timelines()::timeline),
        answers("upload_image", to.images()::upload),
        answers("list_entry_links", to.entryLinks()::list),
        answers("create_entry_link", to.entryLinks()::create),
        answers("delete_entry_link", to.entryLinks()::delete),
        Map.entry("show_entry_code", to.entryLinks()::showCode),
        answers("show_page", to.page()::show),
        answers("check_page", to.page()::check),
        answers("set_greeting", to.page()::greet),
        answers("resume_page", to.page()::resume),
        answers("show_status", to.status()::show),
        Map.entry("show_contract", new ContractTextHandler()));
  }

  static Map.Entry<String, Handler<RoutingContext>> answers(
      String operation, Function<RoutingContext, Future<Reply>> endpoint) {
    return Map.entry(operation, new ApiHandler(endpoint));
  }

  @Override
  public void endStreams() {
    parts.api().live().endAll();
  }
}
