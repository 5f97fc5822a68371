package io.promobot.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.campaign.CampaignWorker;
import io.promobot.campaign.PauseWorker;
import io.promobot.channel.GuardedChannel;
import io.promobot.channel.SendTimers;
import io.promobot.config.AppConfig;
import io.promobot.config.AppConfig.PageSecrets;
import io.promobot.db.Database;
import io.promobot.db.PageNotifyFeed;
import io.promobot.deliveries.SaidStore;
import io.promobot.flow.Message;
import io.promobot.inbox.Inbox;
import io.promobot.inbox.Reparse;
import io.promobot.inbox.TimelineStore;
import io.promobot.inbox.WebhookInbox;
import io.promobot.live.LiveFeed;
import io.promobot.messenger.GraphClient;
import io.promobot.messenger.LookupClient;
import io.promobot.messenger.PageClient;
import io.promobot.messenger.PageWorker;
import io.promobot.messenger.Signature;
import io.promobot.messenger.SubscriptionWorker;
import io.promobot.outbox.Backoff;
import io.promobot.outbox.CallAllowance;
import io.promobot.outbox.CopyStore;
import io.promobot.outbox.IntakePriority;
import io.promobot.outbox.LinkStore;
import io.promobot.outbox.Outbox;
import io.promobot.outbox.OutboxWorker;
import io.promobot.outbox.PageStore;
import io.promobot.outbox.RescueWorker;
import io.promobot.outbox.Verdicts;
import io.promobot.stats.StatsStore;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Everything behind the paths: intake, outbox, campaigns, live figures; built once. */
final class EngineApp {
  private static final String OUTBOX = "outbox";
  private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(2_700);
  private static final double NO_PACE = 1_000_000;
  private static final int IN_FLIGHT = 128;
  private static final int SLOTS = 16;

  final PageStore page;
  final StatsStore stats;
  final TimelineStore timeline;
  final LiveFeed live;
  final Outbox outbox;
  final Inbox inbox;
  final WebhookInbox webhooks;
  final CampaignWorker campaigns;
  final PauseWorker pauses;
  final GuardedChannel<Message> channel;
  final LookupClient lookups;
  final CallApp calls;
  final SubscriptionWorker subscription;
  final PageWorker facebook;
  final Signature signature;
  final LinkStore links;
  final boolean simulated;
  private final SharedApp shared;
  private final PageNotifyFeed replicas;
  private final List<Long> timers = new CopyOnWriteArrayList<>();
  private final OutboxWorker worker;
  private final RescueWorker rescue;
  private final GraphClient graph;

  /** What the engine is given from outside. */
  record Setting(
      AppConfig config, PageSecrets secrets, GraphClient graph, boolean simulated, URI publicUrl) {}

  EngineApp(SharedApp shared, Setting setting, CallApp.Callers callers, MeterRegistry meters) {
    this.shared = shared;
    Vertx vertx = shared.vertx;
    Database db = shared.db;
    this.graph = setting.graph();
    this.lookups = LookupClient.of(vertx, graph);
    this.simulated = setting.simulated();
    AppConfig config = setting.config();
    AppConfig.Messenger messenger = config.messenger();
    String pageId = messenger.pageId();
    CopyStore copies =
        new CopyStore(
            db::general,
            pageId,
            copy -> copy.of(config.businessName()).withImagesAt(setting.publicUrl().toString()));
    replicas = new PageNotifyFeed(shared.replicas, pageId);
    page = new PageStore(db::general, pageId);
    stats = new StatsStore(db, pageId);
    Reparse again = (raw, standby) -> shared.webhooks.parser().again(pageId, raw, standby);
    timeline = new TimelineStore(db, pageId, new SaidStore(db, pageId, copies), again);
    live = new LiveFeed(vertx, stats, replicas);
    outbox = new Outbox(db, tally(config), page);
    outbox.onChange(live::changed);
    inbox =
        new Inbox(
            new Inbox.InboxParts(db, tally(config), copies, forms(config), InstantSource.system()),
            outbox,
            new IntakeListener(meters, live::changed, what -> replicas.notify(OUTBOX, what)),
            again);
    IntakePriority priority = new IntakePriority(System::nanoTime);
    webhooks = new WebhookInbox(shared.webhooks, inbox, priority);
    campaigns = new CampaignWorker(vertx, db, pageId, this::queuedCampaign);
    pauses = new PauseWorker(vertx, db, pageId, outbox, this::queuedCampaign);
    SendTimers durations = new SendTimers(meters);
    channel =
        MessengerApp.channel(
            vertx, graph, messenger.sendTimeout(), durations, outbox::wakeForCampaigns);
    links =
        new LinkStore(db, pageId, copies, setting.publicUrl().toString(), InstantSource.system());
    worker = worker(messenger, copies, new CallAllowance(channel::state, priority));
    rescue = new RescueWorker(vertx, db, pageId, outbox, messenger.echoGrace());
    calls =
        new CallApp(
            vertx,
            new CallApp.Setting(db, pageId, messenger.echoGrace(), callers),
            outbox,
            durations,
            () -> replicas.notify(OUTBOX, "calls"));
    subscription = new SubscriptionWorker(vertx, new PageClient(lookups));
    facebook =
        new PageWorker(vertx, lookups, MessengerApp.page(messenger, simulated), System::nanoTime);
    signature = new Signature(List.of(setting.secrets().appSecret().value()));
    EngineMeters.of(this, meters);
  }

  private static Inbox.FormParts forms(AppConfig config) {
    return new Inbox.FormParts(
        config.businessName(),
        config.leads().phoneRegion(),
        config.leads().welcomeDelay(),
        config.messenger().handoverPause());
  }

  private OutboxWorker worker(
      AppConfig.Messenger messenger, CopyStore copies, CallAllowance allowance) {
    Verdicts verdicts =
        new Verdicts(
            new Backoff(() -> ThreadLocalRandom.current().nextDouble()), messenger.echoGrace());
    Duration lease = messenger.sendTimeout().multipliedBy(3).plusSeconds(2);
    return OutboxWorker.of(
        shared.vertx,
        new OutboxWorker.Parts(
            shared.db,
            messenger.pageId(),
            lease,
            verdicts,
            channel,
            psid -> MessengerApp.name(lookups, psid),
            links),
        outbox,
        copies,
        new OutboxWorker.Pace(messenger.ratePerSecond().orElse(NO_PACE), IN_FLIGHT, allowance));
  }

  /** Starts the workers; the schema exists, and the page in it. */
  void start() {
    webhooks.open();
    replicas.listen(OUTBOX, this::queuedElsewhere);
    replicas.onGap(outbox::wakeForCampaigns);
    shared.listen();
    worker.start();
    rescue.start();
    calls.start();
    campaigns.start();
    pauses.start();
    subscription.start();
    shared.db.onUp(subscription::check);
    timers.add(shared.vertx.setPeriodic(250, tick -> inbox.expire(LONGEST_WAIT)));
    timers.add(shared.vertx.setPeriodic(5_000, tick -> noteThatWeHeard()));
  }

  private void queuedElsewhere(String what) {
    switch (what) {
      case "replies" -> outbox.wake();
      case "calls" -> outbox.wakeForCalls();
      default -> outbox.wakeForCampaigns();
    }
  }

  private void queuedCampaign(String campaign) {
    outbox.wakeForCampaigns();
    live.changed(campaign);
    replicas.notify(OUTBOX, "campaign");
  }

  private void noteThatWeHeard() {
    if (webhooks.heardAgain()) {
      page.heard();
    }
  }

  /** Claims nothing more, and completes when what is under way has been settled. */
  Future<Void> stop() {
    campaigns.stop();
    pauses.stop();
    rescue.stop();
    subscription.stop();
    live.close();
    Future<Void> called = calls.stop();
    return worker
        .stop()
        .timeout(15, TimeUnit.SECONDS)
        .eventually(() -> called)
        .eventually(graph::close)
        .onComplete(stopped -> timers.forEach(shared.vertx::cancelTimer));
  }

  /**
   * Replicas and writers mostly differ in the slot, and then do not wait for each other's counters.
   */
  static Tally tally(AppConfig config) {
    return new Tally(
        config.messenger().pageId(),
        ThreadLocalRandom.current().nextInt(SLOTS),
        config.business().days());
  }
}
