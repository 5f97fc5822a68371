package io.promobot.wiring;

import io.promobot.access.OwnerWorker;
import io.promobot.api.EntryLinkHandler;
import io.promobot.api.PageHandler;
import io.promobot.api.StatusHandler;
import io.promobot.api.StoryHandler;
import io.promobot.channel.ReasonSentence;
import io.promobot.config.AppConfig;
import io.promobot.contract.Endpoints;
import io.promobot.db.Database;
import io.promobot.db.ReadingPool;
import io.promobot.messenger.PageWorker;
import io.promobot.outbox.PageStore;
import io.promobot.shop.EntryLink;
import io.promobot.shop.EntryLinkStore;
import io.promobot.shop.ShopHandler;
import io.promobot.wording.Phrases;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Facebook page: its connection, the links that lead to it, and the stories it tells. */
final class PageApp {
  private final Database db;
  private final EngineApp engine;
  private final AppConfig config;
  private final OwnerWorker owner;
  private final Callback callback;

  /** How Messenger reaches us. */
  record Callback(String publicUrl, String verifyToken) {
    String webhook() {
      return publicUrl + "/webhooks/messenger";
    }
  }

  PageApp(Database db, EngineApp engine, AppConfig config, OwnerWorker owner, Callback callback) {
    this.db = db;
    this.engine = engine;
    this.config = config;
    this.owner = owner;
    this.callback = callback;
  }

  List<Endpoints> endpoints() {
    return List.of(
        new PageHandler(this::state, this::resume, engine.facebook::check, engine.facebook::greet),
        new StatusHandler(this::status),
        new EntryLinkHandler(new EntryLinkStore(db, page(), links()), chat()),
        new StoryHandler(engine.stories),
        new ShopHandler(engine.shops, engine.shop));
  }

  /** In the demo the page is nobody's; its phone stands for the customer's. */
  private EntryLink.Prefixes links() {
    return new EntryLink.Prefixes(
        config.messenger().demo()
            ? callback.publicUrl() + "/demo?ref="
            : "https://m.me/" + page() + "?ref=",
        chat() + "?ref=");
  }

  private String chat() {
    return callback.publicUrl() + "/chat";
  }

  private Future<PageHandler.PageState> state() {
    return engine
        .page
        .state()
        .compose(
            state ->
                engine
                    .facebook
                    .facts()
                    .compose(
                        facts -> owner.tokens().inAddressAt().map(at -> state(state, facts, at))));
  }

  private PageHandler.PageState state(
      PageStore.PageState state, PageWorker.Facts facts, Optional<Instant> tokenInAddress) {
    return new PageHandler.PageState(
        page(),
        facts.name(),
        facts.getStarted(),
        facts.greeting(),
        Phrases.greeting(engine.shop.now().language()),
        callback.webhook(),
        callback.verifyToken(),
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
    return new StatusHandler.Status(
        engine.shop.name(),
        engine.shop.now().logo(),
        config.business().days().zone().getId(),
        page(),
        engine.simulated ? "simulated" : "real",
        config.simulator(),
        config.simulator() && config.messenger().demo(),
        config.storage().database().isPresent() ? "external" : "embedded",
        callback.webhook(),
        engine.channel.state().key(),
        state.pausedUntil(),
        state.pauseReason().map(ReasonSentence::of),
        trouble,
        db.reading().state().map(PageApp::replica),
        App.VERSION);
  }

  private static StatusHandler.ReadReplica replica(ReadingPool.State state) {
    return new StatusHandler.ReadReplica(
        state.health().name().toLowerCase(Locale.ROOT), state.seconds());
  }

  private String page() {
    return config.messenger().pageId();
  }
}
