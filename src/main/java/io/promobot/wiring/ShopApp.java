package io.promobot.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.promobot.config.AppConfig;
import io.promobot.config.AppConfig.PageSecrets;
import io.promobot.db.Database;
import io.promobot.followup.FollowUpWorker;
import io.promobot.letter.LetterWorker;
import io.promobot.partition.Cut;
import io.promobot.partition.Kept;
import io.promobot.partition.PartitionWorker;
import io.promobot.privacy.FarewellStore;
import io.promobot.privacy.FarewellWorker;
import io.promobot.retention.Removed;
import io.promobot.retention.RetentionWorker;
import io.promobot.sales.SaleRecountStore;
import io.promobot.sales.SaleRecountWorker;
import io.promobot.simulator.Simulator;
import io.promobot.support.Sender;
import io.vertx.core.Future;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Everything that speaks for one page, built from what the shops of a process share. */
public final class ShopApp {
  private static final long AGAIN_MS = 1_000;
  private static final int LAST_TAPS_S = 5;
  private static final String SIMULATED_HOOKS = "/simulator/hooks/";

  private final AppConfig config;
  private final SharedApp shared;
  private final Optional<Simulator> simulator;
  private final int port;
  private final ChannelsApp channels;
  private final EngineApp engine;
  private final CallApp calls;
  private final SupportApp support;
  private final WebApp web;
  private final String verifyToken;
  private final RetentionWorker retention;
  private final PartitionWorker partitions;
  private final FarewellWorker farewells;
  private final FollowUpWorker followUps;
  private final ScheduleApp.Workers schedule;
  private final LetterWorker letter;
  private final SaleRecountWorker recount;
  private String listening = "";

  /** {@code simulator} plays the outside world where it is on. */
  public ShopApp(
      SharedApp shared,
      AppConfig config,
      PageSecrets secrets,
      int port,
      Optional<Simulator> simulator) {
    this.shared = shared;
    this.config = config;
    this.port = port;
    this.simulator = simulator;
    PrometheusMeterRegistry meters = MetersApp.registry();
    this.engine = new EngineApp(shared, config, secrets, port, meters);
    this.channels =
        new ChannelsApp(shared, config, port, engine.shop::name, simulator.map(this::offered));
    this.support =
        new SupportApp(
            shared.db,
            config.messenger().pageId(),
            new Sender(engine.shop::name, config.http().publicUrl(port).toString()),
            channels.desks());
    this.calls = new CallApp(shared, config, engine, support, channels.letters());
    EngineMeters.ofCalls(calls.guards, meters);
    this.verifyToken = secrets.verifyToken().value();
    this.web = new WebApp(shared, engine, calls, config, meters);
    BiConsumer<Removed.Kind, Long> removed = removed(meters);
    this.retention =
        new RetentionWorker(
            shared.vertx, shared.db, config.messenger().pageId(), config.storage().keep(), removed);
    this.partitions =
        new PartitionWorker(
            shared.vertx,
            shared.db,
            config.messenger().pageId(),
            List.of(
                new Kept(
                    Cut.EVENTS,
                    config.storage().keep().events(),
                    rows -> removed.accept(Removed.Kind.EVENTS, rows)),
                new Kept(
                    Cut.MESSAGES,
                    config.storage().keep().messages(),
                    rows -> removed.accept(Removed.Kind.MESSAGES, rows))));
    Gauge.builder("promobot.partitions.ahead.seconds", partitions, PartitionWorker::secondsAhead)
        .description("For how long events that will come have a partition")
        .register(meters);
    this.farewells =
        new FarewellWorker(shared.vertx, new FarewellStore(shared.db, config.messenger().pageId()));
    this.followUps = followUps();
    this.schedule = ScheduleApp.workers(shared.vertx, shared.db, config, engine);
    this.letter = LetterApp.worker(shared.vertx, shared.db, config, engine);
    this.recount =
        new SaleRecountWorker(
            shared.vertx, new SaleRecountStore(shared.db, EngineApp.tally(config)));
  }

  private FollowUpWorker followUps() {
    return new FollowUpWorker(
        shared.vertx,
        shared.db,
        config.messenger().pageId(),
        config.business().days(),
        InstantSource.system(),
        engine.outbox::wakeForCampaigns);
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

  private ChannelsApp.Simulated offered(Simulator there) {
    URI ours = URI.create(config.http().publicUrl(port) + SIMULATED_HOOKS);
    return new ChannelsApp.Simulated(there.openMailbox(), List.of(own(SIMULATED_HOOKS), ours));
  }

  private URI own(String path) {
    return App.own(config, port, path);
  }

  /** Listens; the database may still be away. */
  public Future<Void> listen() {
    var demo = new DemoApp(shared, config, engine, simulator, config.http().publicUrl(port));
    return web.listen(port, verifyToken, support, demo)
        .onSuccess(here -> listening = here.deploymentId())
        .mapEmpty();
  }

  /** Completes when the database has been there once and everything works. */
  public Future<App.Welcome> ready() {
    return ready(RetentionWorker.Pace.HOURLY);
  }

  /** The same, removing expired data at this pace. */
  public Future<App.Welcome> ready(RetentionWorker.Pace pace) {
    return shared
        .db
        .whenMigrated()
        .compose(migrated -> furnish())
        .compose(welcome -> schedule.start().map(welcome))
        .onSuccess(welcome -> startWorkers(pace));
  }

  private void startWorkers(RetentionWorker.Pace pace) {
    engine.start();
    calls.start();
    retention.start(pace);
    partitions.start();
    farewells.start();
    followUps.start();
    recount.start();
    letter.start();
  }

  /** The database may go away again right now; then this completes when it is back. */
  private Future<App.Welcome> furnish() {
    return welcome()
        .recover(
            failure ->
                Database.unavailable(failure)
                    ? shared.vertx.timer(AGAIN_MS).compose(later -> furnish())
                    : Future.failedFuture(failure));
  }

  private Future<App.Welcome> welcome() {
    return web.campaigns
        .ensurePage()
        .compose(page -> engine.shop.refresh())
        .compose(named -> support.seed())
        .compose(seeded -> support.mergeOrigins())
        .compose(merged -> web.owner.firstRun())
        .compose(
            firstRun ->
                web.owner.newSignInLink().map(token -> new App.Welcome(firstRun, signIn(token))));
  }

  /** The token comes after the #, which browsers do not send. */
  private URI signIn(String token) {
    return URI.create(config.http().publicUrl(port) + "/#sign-in=" + token);
  }

  /** Answers open requests, settles what is under way, and closes. */
  public Future<Void> stop() {
    retention.stop();
    partitions.stop();
    recount.stop();
    schedule.stop();
    letter.stop();
    Future<Void> deaf =
        listening.isEmpty() ? Future.succeededFuture() : shared.vertx.undeploy(listening);
    return deaf.eventually(this::stopWorkers);
  }

  private Future<Void> stopWorkers() {
    Future<Void> called = calls.stop();
    Future<Void> counted = web.finish().timeout(LAST_TAPS_S, TimeUnit.SECONDS);
    Future<Void> erased = farewells.stop();
    Future<Void> reminded = followUps.stop();
    return engine
        .stop()
        .eventually(() -> called)
        .eventually(() -> counted)
        .eventually(() -> erased)
        .eventually(() -> reminded);
  }
}
