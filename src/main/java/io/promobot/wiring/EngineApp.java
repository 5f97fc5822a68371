package io.promobot.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.campaign.CampaignWorker;
import io.promobot.campaign.PauseWorker;
import io.promobot.channel.GuardedChannel;
import io.promobot.channel.SendTimers;
import io.promobot.chat.ChatFeed;
import io.promobot.chat.ChatInbox;
import io.promobot.config.AppConfig;
import io.promobot.config.AppConfig.PageSecrets;
import io.promobot.db.Database;
import io.promobot.db.PageNotifyFeed;
import io.promobot.deliveries.SaidStore;
import io.promobot.flow.Message;
import io.promobot.inbox.Inbox;
import io.promobot.inbox.Reparse;
import io.promobot.inbox.StoryStore;
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
import io.promobot.outbox.ClaimStore;
import io.promobot.outbox.CopyStore;
import io.promobot.outbox.IntakePriority;
import io.promobot.outbox.LinkStore;
import io.promobot.outbox.MessageStore;
import io.promobot.outbox.NameStore;
import io.promobot.outbox.Outbox;
import io.promobot.outbox.OutboxWorker;
import io.promobot.outbox.PageStore;
import io.promobot.outbox.RescueWorker;
import io.promobot.outbox.SendWorker;
import io.promobot.outbox.Verdicts;
import io.promobot.outbox.WordStore;
import io.promobot.shop.ShopFeed;
import io.promobot.shop.ShopStore;
import io.promobot.stats.StatsStore;
import io.promobot.stats.Tally;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Everything behind the paths: intake, outbox, campaigns, live figures; built once. */
final class EngineApp {
  private static final String OUTBOX = "outbox";
  private static final String CALLS = "calls";
  private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(2_700);
  private static final double NO_PACE = 1_000_000;
  private static final int SLOTS = 16;

  final PageStore page;
  final ShopStore shops;
  final ShopFeed shop;
  final Supplier<Voice> voice;
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
  final SendTimers durations;
  final SubscriptionWorker subscription;
  final PageWorker facebook;
  final Signature signature;
  final LinkStore links;
  final ChatFeed chat;
  final WordStore words;
  final StoryStore stories;
  final Reparse again;
  final boolean simulated;
  private final SharedApp shared;
  private final PageNotifyFeed replicas;
  private final List<Long> timers = new CopyOnWriteArrayList<>();
  private final OutboxWorker worker;
  private final RescueWorker rescue;
  private final VisitApp visits;
  private Runnable deaf = () -> {};

  EngineApp(
      SharedApp shared, AppConfig config, PageSecrets secrets, int port, MeterRegistry meters) {
    this.shared = shared;
    Vertx vertx = shared.vertx;
    Database db = shared.db;
    String publicUrl = config.http().publicUrl(port).toString();
    GraphClient graph = MessengerApp.graph(shared, config, secrets, port);
    this.lookups = LookupClient.of(vertx, graph);
    this.simulated = MessengerApp.simulated(config);
    AppConfig.Messenger messenger = config.messenger();
    String pageId = messenger.pageId();
    replicas = new PageNotifyFeed(shared.replicas, pageId);
    shops = new ShopStore(db, pageId, config.businessName(), config.business().language());
    shop = new ShopFeed(shops, replicas);
    voice = () -> shop.voice(publicUrl);
    CopyStore copies = new CopyStore(db::lookups, pageId, voice);
    stories = new StoryStore(db::general, pageId, voice, config.leads().phoneRegion());
    page = new PageStore(db::general, pageId);
    stats = new StatsStore(db, pageId);
    again = ChatInbox.again(pageId, shared.webhooks.parser());
    timeline = new TimelineStore(db, pageId, new SaidStore(db, pageId, copies), again);
    live = new LiveFeed(vertx, stats, replicas);
    chat = new ChatFeed(replicas);
    outbox = new Outbox(db, tally(config), page);
    outbox.onChange(live::changed);
    inbox =
        new Inbox(
            db,
            tally(config),
            new InboxApp(config, stories, copies)::store,
            outbox,
            new IntakeListener(
                meters, live::changed, what -> replicas.notify(OUTBOX, what), chat::changed));
    IntakePriority priority = new IntakePriority(System::nanoTime);
    webhooks = new WebhookInbox(vertx, shared.webhooks, inbox, priority);
    campaigns =
        new CampaignWorker(
            vertx, db, pageId, voice, config.business().days(), this::queuedCampaign);
    pauses = new PauseWorker(vertx, db, pageId, outbox, this::queuedCampaign);
    durations = new SendTimers(meters);
    channel =
        MessengerApp.channel(
            vertx, graph, messenger.sendTimeout(), durations, outbox::wakeForCampaigns);
    links = new LinkStore(db, pageId, copies, publicUrl, InstantSource.system());
    worker = worker(config, copies, new CallAllowance(channel::state, priority));
    visits =
        new VisitApp(shared, config, () -> voice.get().language(), outbox, chat, live::changed);
    words = WordStore.withLinks(copies, links);
    rescue = new RescueWorker(vertx, db, pageId, outbox, messenger.echoGrace());
    subscription =
        new SubscriptionWorker(vertx, new PageClient(lookups, () -> shop.now().language()));
    facebook =
        new PageWorker(vertx, lookups, MessengerApp.page(messenger, simulated), System::nanoTime);
    signature = new Signature(List.of(secrets.appSecret().value()));
    EngineMeters.of(this, meters);
  }

  private OutboxWorker worker(AppConfig config, CopyStore copies, CallAllowance allowance) {
    var messenger = config.messenger();
    var names = new NameStore(shared.db::general, messenger.pageId(), MessengerApp.names(lookups));
    var backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    var verdicts = new Verdicts(backoff, messenger.echoGrace());
    var says = new MessageStore(copies, names, links);
    var sender = new SendWorker(says, channel, verdicts, page, config.business().days());
    ClaimStore claims =
        new ClaimStore(
            shared.db::ingest,
            messenger.pageId(),
            () -> voice.get().language(),
            messenger.sendTimeout().multipliedBy(3).plusSeconds(2),
            messenger.ratePerSecond().orElse(NO_PACE));
    return new OutboxWorker(shared.vertx, outbox, claims, sender, allowance);
  }

  /** Starts the workers; the schema exists, and the page in it. */
  void start() {
    webhooks.open();
    replicas.listen(OUTBOX, this::queuedElsewhere);
    replicas.onGap(outbox::wakeForCampaigns);
    shop.listen();
    shared.listen();
    worker.start();
    visits.start();
    rescue.start();
    campaigns.start();
    pauses.start();
    subscription.start();
    deaf = shared.db.onUp(subscription::check);
    timers.add(shared.vertx.setPeriodic(250, tick -> inbox.expire(LONGEST_WAIT)));
    timers.add(shared.vertx.setPeriodic(5_000, tick -> noteThatWeHeard()));
    timers.add(shared.vertx.setPeriodic(5_000, tick -> shop.refresh()));
  }

  private void queuedElsewhere(String what) {
    switch (what) {
      case "replies" -> outbox.wake();
      case CALLS -> outbox.wakeForCalls();
      default -> outbox.wakeForCampaigns();
    }
  }

  private void queuedCampaign(String campaign) {
    outbox.wakeForCampaigns();
    live.changed(campaign);
    replicas.notify(OUTBOX, "campaign");
  }

  /** A call was queued and committed. */
  void callOrdered() {
    outbox.wakeForCalls();
    replicas.notify(OUTBOX, CALLS);
  }

  /** An answer to a request was queued and committed, perhaps for the chat on the website. */
  void answered() {
    outbox.wakeForCampaigns();
    callOrdered();
  }

  private void noteThatWeHeard() {
    if (webhooks.heardAgain()) {
      page.heard();
    }
  }

  /** Claims nothing more, and completes when what is under way has been settled. */
  Future<Void> stop() {
    deaf.run();
    replicas.close();
    campaigns.stop();
    pauses.stop();
    rescue.stop();
    subscription.stop();
    live.close();
    Future<Void> visited = visits.stop();
    return worker
        .stop()
        .eventually(() -> visited)
        .timeout(15, TimeUnit.SECONDS)
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
