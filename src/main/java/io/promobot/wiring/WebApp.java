package io.promobot.wiring;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.promobot.access.Access;
import io.promobot.access.OwnerRoutes;
import io.promobot.access.OwnerWorker;
import io.promobot.access.SessionStore;
import io.promobot.api.ApiRoutes;
import io.promobot.api.ClosedRoutes;
import io.promobot.api.ImageHandler;
import io.promobot.api.Routes;
import io.promobot.api.WebhookHandler;
import io.promobot.api.WebhookRoutes;
import io.promobot.campaign.CampaignStore;
import io.promobot.config.AppConfig;
import io.promobot.contract.Endpoints;
import io.promobot.db.Database;
import io.promobot.db.ReadingPool;
import io.promobot.http.FailureHandler;
import io.promobot.http.HealthHandler;
import io.promobot.http.HttpSettings;
import io.promobot.http.HttpVerticle;
import io.promobot.http.MetricsHandler;
import io.promobot.http.SiteRoutes;
import io.promobot.image.ImageStore;
import io.promobot.image.ImageWorker;
import io.promobot.intake.IntakeRoutes;
import io.promobot.phrase.MissListStore;
import io.promobot.phrase.PhraseHandler;
import io.promobot.phrase.PhraseStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/** All paths and what they lead to; built once. */
final class WebApp {
  final OwnerWorker owner;
  final CampaignStore campaigns;
  private final SharedApp shared;
  private final Vertx vertx;
  private final Database db;
  private final EngineApp engine;
  private final CallApp calls;
  private final DeliveriesApp deliveries;
  private final AppConfig config;
  private final PrometheusMeterRegistry meters;

  WebApp(
      SharedApp shared,
      EngineApp engine,
      CallApp calls,
      AppConfig config,
      PrometheusMeterRegistry meters) {
    this.shared = shared;
    this.vertx = shared.vertx;
    this.db = shared.db;
    this.engine = engine;
    this.calls = calls;
    this.config = config;
    this.meters = meters;
    campaigns = new CampaignStore(db, page(), engine.voice);
    deliveries = new DeliveriesApp(vertx, db, engine, config);
    owner = OwnerApp.of(vertx, db, config, engine.shop::name);
  }

  private String page() {
    return config.messenger().pageId();
  }

  /** Listens; undeploying what it answers stops. */
  Future<HttpVerticle.Listening> listen(
      int port, String verifyToken, SupportApp desks, DemoApp demo) {
    var publicUrl = config.http().publicUrl(port);
    var access = new Access(owner, new SessionStore(db, page()), publicUrl, System::nanoTime);
    var callback = new PageApp.Callback(publicUrl.toString(), verifyToken);
    var campaign = new CampaignsApp(vertx, db, engine, config, campaigns);
    campaign.live.authorizeBy(access.auth()::stillIn);
    campaign.live.countBy(meters);
    var signIn = new OwnerRoutes(access, campaign.live, meters);
    var intakes = intakes(access, desks);
    var images = images();
    List<Endpoints> endpoints = new ArrayList<>(List.of(signIn, intakes, images));
    endpoints.addAll(campaign.endpoints());
    endpoints.addAll(deliveries.endpoints(desks.posted::of));
    endpoints.addAll(new CustomersApp(db, engine, config).endpoints());
    endpoints.addAll(new LeadsApp(db, config).endpoints(engine.voice));
    endpoints.addAll(desks.endpoints(calls.guards, engine::answered));
    endpoints.add(demo.endpoints());
    var tills = new TillApp(shared, engine, config, access.url());
    endpoints.addAll(tills.endpoints(campaigns, campaign.live));
    endpoints.addAll(new PageApp(db, engine, config, owner, callback).endpoints());
    var chat = new ChatApp(shared, engine, config, access.url(), demo.crowdPass());
    endpoints.addAll(chat.endpoints());
    var privacy = new PrivacyApp(db, engine, config, chat.website, access.url());
    endpoints.addAll(privacy.endpoints());
    endpoints.add(phrases());
    endpoints.add(LetterApp.endpoints(db, config, engine));
    List<SiteRoutes> site = new ArrayList<>(demo.pages());
    site.addAll(
        List.of(
            chat.sites(),
            health(),
            deliveries.links(),
            closed(access, demo),
            intakes,
            signIn,
            images));
    site.addAll(privacy.sites());
    site.add(campaign.coupons(publicUrl.toString()));
    return ApiRoutes.create(vertx, access, endpoints, () -> db.reading().changed())
        // reads files, so not on an event loop
        .compose(
            api ->
                vertx.executeBlocking(
                    () -> new Routes(webhook(verifyToken), site, api, access.url(), meters)))
        .compose(routes -> HttpVerticle.deploy(vertx, settings(port), routes));
  }

  /** Completes when what visitors did has been counted. */
  Future<Void> finish() {
    return deliveries.finish();
  }

  private HttpSettings settings(int port) {
    return new HttpSettings(config.http().bind(), port, config.http().publicUrl(port));
  }

  private WebhookRoutes webhook(String verifyToken) {
    var handler = new WebhookHandler(vertx, engine.signature, engine.webhooks, meters);
    return new WebhookRoutes(handler, verifyToken);
  }

  private HealthHandler health() {
    return new HealthHandler(
        db::trouble,
        engine.webhooks::isOpen,
        () -> db.reading().state().map(ReadingPool.State::words));
  }

  private ClosedRoutes closed(Access access, DemoApp demo) {
    var metrics = new MetricsHandler(new MetersApp(shared, meters, page())::scrape);
    return new ClosedRoutes(access.auth(), new FailureHandler(meters), metrics, demo.others());
  }

  private IntakeRoutes intakes(Access access, SupportApp desks) {
    return new IntakeRoutes(
        access,
        meters,
        new LeadsApp(db, config).intake(engine::callOrdered),
        desks.intake(engine::callOrdered),
        config.leads().phoneRegion());
  }

  private PhraseHandler phrases() {
    return new PhraseHandler(new PhraseStore(db, page()), new MissListStore(db, page()), vertx);
  }

  private ImageHandler images() {
    var drawing = new ImageWorker(vertx);
    var images = new ImageStore(db, page());
    return new ImageHandler(
        drawing::enter,
        file -> drawing.redraw(file).compose(picture -> images.keep(picture).map(picture)),
        images::find);
  }
}
