package io.promobot.wiring;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.promobot.access.Access;
import io.promobot.access.OwnerWorker;
import io.promobot.access.SessionStore;
import io.promobot.api.CampaignHandler;
import io.promobot.api.CampaignViews;
import io.promobot.api.CustomerHandler;
import io.promobot.api.DeliveryCountHandler;
import io.promobot.api.DeliveryHandler;
import io.promobot.api.EntryLinkHandler;
import io.promobot.api.ImageHandler;
import io.promobot.api.LiveHandler;
import io.promobot.api.PageHandler;
import io.promobot.api.ParkedHandler;
import io.promobot.api.PeopleHandler;
import io.promobot.api.Routes;
import io.promobot.api.SendHandler;
import io.promobot.api.StatsHandler;
import io.promobot.api.StatusHandler;
import io.promobot.api.TimelineHandler;
import io.promobot.api.VersionHandler;
import io.promobot.campaign.CampaignStore;
import io.promobot.campaign.OverviewStore;
import io.promobot.channel.ReasonSentence;
import io.promobot.config.AppConfig;
import io.promobot.customer.CustomerDetailStore;
import io.promobot.customer.CustomerStore;
import io.promobot.customer.PeopleStore;
import io.promobot.day.ShopDays;
import io.promobot.db.Database;
import io.promobot.deliveries.DeliveryCountStore;
import io.promobot.deliveries.DeliveryStore;
import io.promobot.entry.EntryLinkStore;
import io.promobot.http.HealthHandler;
import io.promobot.http.HttpSettings;
import io.promobot.http.HttpVerticle;
import io.promobot.http.MetricsHandler;
import io.promobot.http.WebhookHandler;
import io.promobot.image.ImageStore;
import io.promobot.image.ImageWorker;
import io.promobot.inbox.ParkedStore;
import io.promobot.messenger.PageWorker;
import io.promobot.outbox.PageStore;
import io.promobot.stats.HistoryStore;
import io.promobot.stats.OriginStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All paths and their handlers; built once. */
final class WebApp {
  final OwnerWorker owner;
  final CampaignStore campaigns;
  private final SharedApp shared;
  private final Vertx vertx;
  private final Database db;
  private final EngineApp engine;
  private final Setting setting;
  private final PrometheusMeterRegistry meters;

  record Setting(
      AppConfig config,
      String verifyToken,
      URI publicUrl,
      int port,
      Map<String, Function<Vertx, Router>> others,
      SupportApp support) {}

  WebApp(SharedApp shared, EngineApp engine, Setting setting, PrometheusMeterRegistry meters) {
    this.shared = shared;
    this.vertx = shared.vertx;
    this.db = shared.db;
    this.engine = engine;
    this.setting = setting;
    this.meters = meters;
    campaigns = new CampaignStore(db, page(), setting.config().businessName());
    owner = OwnerApp.of(vertx, db, setting.config());
  }

  private String page() {
    return setting.config().messenger().pageId();
  }

  private ShopDays days() {
    return setting.config().business().days();
  }

  /** Listens; undeploying the returned id stops it. */
  Future<HttpVerticle.Listening> listen() {
    var settings =
        new HttpSettings(setting.config().http().bind(), setting.port(), setting.publicUrl());
    var desks = new DeskApp(vertx, db, engine, setting);
    return Routes.create(vertx, new Routes.Parts(outer(desks), access(), api(), desks.parts()))
        .compose(routes -> HttpVerticle.deploy(vertx, settings, routes));
  }

  private Routes.Outer outer(DeskApp desks) {
    return new Routes.Outer(
        setting.verifyToken(),
        new WebhookHandler(vertx, engine.signature::accepts, engine.webhooks::receive, meters),
        new HealthHandler(db::trouble, engine.webhooks::isOpen),
        new MetricsHandler(new MetersApp(shared, meters, page())::scrape),
        meters,
        desks::openLink,
        setting.others());
  }

  private Access access() {
    return new Access(owner, new SessionStore(db, page()), setting.publicUrl(), System::nanoTime);
  }

  private Routes.Api api() {
    var deliveries = new DeliveryStore(db, page());
    var people = new PeopleStore(db, page());
    var parked = new ParkedStore(db, page());
    var handoverPause = setting.config().messenger().handoverPause();
    var customers = new CustomerStore(db, page(), handoverPause);
    var overviews = new OverviewStore(db, page(), campaigns, engine.stats);
    var pace = setting.config().messenger().ratePerSecond();
    var views = new CampaignViews(pace, InstantSource.system());
    var shown =
        new CampaignHandler(
            overviews::list, overviews::find, campaigns::create, campaigns::update, views);
    var sums = new DeliveryCountStore(db, page());
    var wishes =
        new SendHandler.Wishes(engine.pauses::pause, engine.pauses::resume, engine.pauses::cancel);
    return new Routes.Api(
        shown,
        new SendHandler(overviews::reach, engine.campaigns::send, wishes, shown, views),
        new VersionHandler(overviews::versions, campaigns::restore, shown, views),
        new StatsHandler(
            campaigns::find,
            engine.stats::of,
            new HistoryStore(db, page(), days(), InstantSource.system())::of,
            new OriginStore(db, page())::of),
        new PeopleHandler(campaigns::find, people::list, people::export, days().zone()),
        new LiveHandler(vertx, campaigns::find, engine.live::watch),
        new DeliveryHandler(
            deliveries::list,
            deliveries::find,
            new DeliveryHandler.Decisions(
                engine.outbox::retry, engine.outbox::cancel, engine.outbox::hurry)),
        new DeliveryCountHandler(sums::count, sums::countMessages, sums::countSent, parked::count),
        new ParkedHandler(parked::list, engine.inbox::replay),
        new CustomerHandler(customers::list, customers::count, customers::erase),
        new TimelineHandler(
            new CustomerDetailStore(db, page(), handoverPause)::find, engine.timeline::of),
        images(),
        new EntryLinkHandler(new EntryLinkStore(db, page(), linkPrefix())),
        new PageHandler(
            this::pageState, this::resume, engine.facebook::check, engine.facebook::greet),
        new StatusHandler(this::status));
  }

  /** In the demo the page is nobody's; its phone stands for the customer's. */
  private String linkPrefix() {
    return setting.config().messenger().demo()
        ? setting.publicUrl() + "/demo?ref="
        : "https://m.me/" + page() + "?ref=";
  }

  private ImageHandler images() {
    var drawing = new ImageWorker(vertx);
    var images = new ImageStore(db, page());
    return new ImageHandler(
        drawing::enter,
        file -> drawing.redraw(file).compose(picture -> images.keep(picture).map(picture)),
        images::find);
  }

  private Future<PageHandler.PageState> pageState() {
    return engine
        .page
        .state()
        .compose(
            state ->
                engine
                    .facebook
                    .facts()
                    .compose(
                        facts ->
                            owner.tokens().inAddressAt().map(at -> pageState(state, facts, at))));
  }

  private PageHandler.PageState pageState(
      PageStore.PageState state, PageWorker.Facts facts, Optional<Instant> tokenInAddress) {
    return new PageHandler.PageState(
        page(),
        facts.name(),
        facts.getStarted(),
        facts.greeting(),
        webhookUrl(),
        setting.verifyToken(),
        owner.tokens().apiRenewable(),
        owner.tokens().botRenewable(),
        tokenInAddress,
        owner.ownPassword(),
        state.pausedUntil(),
        state.pauseReason().map(ReasonSentence::of),
        engine.channel.state().key(),
        state.lastEventAt(),
        engine.subscription.subscribed());
  }

  private String webhookUrl() {
    return setting.publicUrl() + "/webhooks/messenger";
  }

  private Future<Void> resume() {
    return engine.page.resume().onSuccess(done -> engine.outbox.wakeForCampaigns());
  }

  private Future<StatusHandler.Status> status() {
    return engine
        .page
        .state()
        .compose(state -> db.trouble().map(trouble -> status(state, trouble)));
  }

  private StatusHandler.Status status(PageStore.PageState state, Optional<String> trouble) {
    var config = setting.config();
    return new StatusHandler.Status(
        config.businessName(),
        days().zone().getId(),
        page(),
        engine.simulated ? "simulated" : "real",
        config.simulator(),
        config.storage().database().isPresent() ? "external" : "embedded",
        webhookUrl(),
        engine.channel.state().key(),
        state.pausedUntil(),
        state.pauseReason().map(ReasonSentence::of),
        trouble,
        App.VERSION);
  }
}
