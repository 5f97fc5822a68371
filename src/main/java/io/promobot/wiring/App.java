package io.promobot.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.promobot.access.OwnerWorker.FirstRun;
import io.promobot.config.AppConfig;
import io.promobot.config.AppConfig.PageSecrets;
import io.promobot.config.Secret;
import io.promobot.db.Database;
import io.promobot.db.DatabaseAddress;
import io.promobot.lead.WelcomeStore;
import io.promobot.lead.WelcomeWorker;
import io.promobot.messenger.GraphClient;
import io.promobot.messenger.GraphSettings;
import io.promobot.retention.Removed;
import io.promobot.retention.RetentionWorker;
import io.promobot.simulator.Simulator;
import io.promobot.simulator.SimulatorSettings;
import io.promobot.support.Sender;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Builds every object once, starts them in order and closes them in reverse. */
public final class App {
  public static final String VERSION =
      Optional.ofNullable(App.class.getPackage().getImplementationVersion()).orElse("development");

  private static final long AGAIN_MS = 1_000;
  private static final String SIMULATED_HOOKS = "/simulator/hooks/";

  private final AppConfig config;
  private final Vertx vertx;
  private final Database db;
  private final int port;
  private final Optional<Simulator> simulator;
  private final ChannelsApp channels;
  private final EngineApp engine;
  private final SupportApp support;
  private final WebApp web;
  private final RetentionWorker retention;
  private String listening = "";

  /** What the operator is told once: secrets generated at the first start, and a sign-in link. */
  public record Welcome(FirstRun firstRun, URI signIn) {}

  /** {@code vertx} and the meters belong together. */
  public App(
      AppConfig config,
      Vertx vertx,
      PrometheusMeterRegistry meters,
      DatabaseAddress database,
      int port) {
    this.config = config;
    this.vertx = vertx;
    this.port = port;
    this.db = Database.open(vertx, database);
    PageSecrets secrets = config.messenger().page().orElseGet(App::demoSecrets);
    this.simulator = config.simulator() ? Optional.of(simulator(secrets)) : Optional.empty();
    this.channels = new ChannelsApp(vertx, config, simulator.map(this::offered));
    this.support =
        new SupportApp(
            db,
            config.messenger().pageId(),
            new Sender(config.businessName(), config.http().publicUrl(port).toString()),
            channels.desks());
    this.engine =
        new EngineApp(
            vertx,
            db,
            new EngineApp.Setting(
                config, secrets, graph(secrets), simulated(), config.http().publicUrl(port)),
            callers(),
            meters);
    this.web =
        new WebApp(
            vertx,
            db,
            engine,
            new WebApp.Setting(
                config,
                secrets.verifyToken().value(),
                config.http().publicUrl(port),
                port,
                simulator.map(App::mounted).orElse(Map.of()),
                support),
            meters);
    this.retention =
        new RetentionWorker(
            vertx, db, config.messenger().pageId(), config.storage().keep(), removed(meters));
  }

  private static BiConsumer<Removed.Kind, Long> removed(MeterRegistry meters) {
    Map<Removed.Kind, Counter> counters = new EnumMap<>(Removed.Kind.class);
    for (var kind : Removed.Kind.values()) {
      counters.put(
          kind,
          Counter.builder("promobot.removed.rows")
              .description("Rows that were no longer kept and have been removed")
              .tag("kind", kind.key())
              .register(meters));
    }
    return (kind, rows) -> counters.get(kind).increment(rows);
  }

  private CallApp.Callers callers() {
    WelcomeStore letters = new WelcomeStore(db, config.messenger().pageId());
    return new CallApp.Callers(
        new WelcomeWorker(letters, channels.letters(), config.businessName()),
        support.news,
        support.aftercare);
  }

  /** The demo's page needs secrets that only this process and its own simulator know. */
  private static PageSecrets demoSecrets() {
    return new PageSecrets(random(), random(), random());
  }

  private static Secret random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return new Secret(HexFormat.of().formatHex(bytes));
  }

  private Simulator simulator(PageSecrets secrets) {
    return new Simulator(
        vertx,
        new SimulatorSettings(
            config.messenger().pageId(),
            secrets.pageToken().value(),
            secrets.appSecret().value(),
            secrets.verifyToken().value(),
            own("/webhooks/messenger")));
  }

  private ChannelsApp.Simulated offered(Simulator there) {
    URI ours = URI.create(config.http().publicUrl(port) + SIMULATED_HOOKS);
    return new ChannelsApp.Simulated(there.openMailbox(), List.of(own(SIMULATED_HOOKS), ours));
  }

  private static Map<String, Function<Vertx, Router>> mounted(Simulator simulator) {
    return Map.of("/simulator", vertx -> simulator.router());
  }

  private boolean simulated() {
    return config.messenger().configuredApiUrl().isEmpty() && config.simulator();
  }

  private GraphClient graph(PageSecrets secrets) {
    URI base = config.messenger().apiUrl(own("/simulator/graph"), config.simulator());
    return new GraphClient(
        vertx,
        new GraphSettings(
            base,
            config.messenger().apiVersion(),
            secrets.pageToken().value(),
            Optional.of(secrets.appSecret().value()),
            config.messenger().sendTimeout(),
            GraphSettings.DEFAULT_CONNECTIONS));
  }

  private URI own(String path) {
    return URI.create("http://" + config.http().reachableHost() + ":" + port + path);
  }

  /** Listens; the database may still be away. */
  public Future<Void> listen() {
    return web.listen().onSuccess(here -> listening = here.deploymentId()).mapEmpty();
  }

  /** Completes when the database has been there once and everything works. */
  public Future<Welcome> ready() {
    return ready(RetentionWorker.Pace.HOURLY);
  }

  /** The same, removing expired data at this pace. */
  public Future<Welcome> ready(RetentionWorker.Pace pace) {
    return db.whenMigrated()
        .compose(migrated -> furnish())
        .onSuccess(welcome -> startWorkers(pace));
  }

  private void startWorkers(RetentionWorker.Pace pace) {
    engine.start();
    retention.start(pace);
  }

  /** The database may go away again right now; then this completes when it is back. */
  private Future<Welcome> furnish() {
    return welcome()
        .recover(
            failure ->
                Database.unavailable(failure)
                    ? vertx.timer(AGAIN_MS).compose(later -> furnish())
                    : Future.failedFuture(failure));
  }

  private Future<Welcome> welcome() {
    return web.campaigns
        .ensurePage()
        .compose(page -> support.seed())
        .compose(seeded -> support.mergeOrigins())
        .compose(merged -> web.owner.firstRun())
        .compose(
            firstRun ->
                web.owner.newSignInLink().map(token -> new Welcome(firstRun, signIn(token))));
  }

  /** The token comes after the #, which browsers do not send. */
  private URI signIn(String token) {
    return URI.create(config.http().publicUrl(port) + "/#sign-in=" + token);
  }

  /** Answers open requests, settles what is under way, and closes. */
  public Future<Void> stop() {
    retention.stop();
    Future<Void> deaf = listening.isEmpty() ? Future.succeededFuture() : vertx.undeploy(listening);
    return deaf.eventually(engine::stop)
        .eventually(channels::close)
        .eventually(() -> simulator.map(Simulator::close).orElse(Future.succeededFuture()))
        .eventually(db::close);
  }
}
