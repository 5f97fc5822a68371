package io.promobot.wiring;

import io.promobot.api.DeskRoutes;
import io.promobot.api.HandBackHandler;
import io.promobot.api.LeadHandler;
import io.promobot.api.OriginHandler;
import io.promobot.api.RedeemHandler;
import io.promobot.api.StoryHandler;
import io.promobot.api.WelcomeMailHandler;
import io.promobot.customer.CustomerDetailStore;
import io.promobot.customer.HandBackStore;
import io.promobot.customer.RedeemStore;
import io.promobot.db.Database;
import io.promobot.inbox.StoryStore;
import io.promobot.intake.IntakeWorker;
import io.promobot.lead.LeadEraseStore;
import io.promobot.lead.LeadListStore;
import io.promobot.lead.LeadStore;
import io.promobot.lead.WelcomeStore;
import io.promobot.outbox.LinkStore;
import io.promobot.outbox.LinkTap;
import io.promobot.outbox.LinkTapStore;
import io.promobot.outbox.LinkTapWorker;
import io.promobot.stats.EverybodysOriginStore;
import io.promobot.stats.OriginNameStore;
import io.promobot.stats.Tally;
import io.promobot.support.Asked;
import io.promobot.support.NewRequest;
import io.promobot.support.RequestStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Everything behind the paths about leads, requests and their desks; built once. */
final class DeskApp {
  private static final int FIRST_SLOT = 32;
  private static final Duration COUNT_AGAIN = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final Database db;
  private final EngineApp engine;
  private final WebApp.Setting setting;
  private final LinkTapStore linkTaps;
  private final LinkTapWorker taps;

  DeskApp(Vertx vertx, Database db, EngineApp engine, WebApp.Setting setting) {
    this.vertx = vertx;
    this.db = db;
    this.engine = engine;
    this.setting = setting;
    this.linkTaps = new LinkTapStore(db, EngineApp.tally(setting.config()));
    this.taps =
        new LinkTapWorker(
            this::count, again -> vertx.setTimer(COUNT_AGAIN.toMillis(), due -> again.run()));
  }

  DeskRoutes.Parts parts() {
    return new DeskRoutes.Parts(
        intakes(),
        leads(),
        welcomeMail(),
        setting.support().desks(engine.calls.guards),
        new OriginHandler(new EverybodysOriginStore(db, page())::between),
        redemptions(),
        new HandBackHandler(new HandBackStore(db, page())::handBack, customers()::find),
        new StoryHandler(stories()));
  }

  private StoryStore stories() {
    var config = setting.config();
    return new StoryStore(db::general, page(), config.businessName(), config.leads().phoneRegion());
  }

  private DeskRoutes.Intakes intakes() {
    var leads =
        new LeadStore(tally(), setting.config().leads().welcomeDelay(), InstantSource.system());
    return new DeskRoutes.Intakes(
        IntakeWorker.ofLeads(db, page(), leads::register, this::ordered),
        IntakeWorker.ofRequests(db, page(), this::ask, this::ordered),
        setting.config().leads().phoneRegion());
  }

  private Future<List<Asked>> ask(SqlConnection tx, List<NewRequest> requests) {
    return new OriginNameStore(page())
        .of(tx, requests.stream().map(NewRequest::origin).toList())
        .map(names -> requests.stream().map(each -> each.from(names.apply(each.origin()))).toList())
        .compose(named -> new RequestStore(page()).ask(tx, named));
  }

  private LeadHandler leads() {
    var leads = new LeadListStore(db, page());
    return new LeadHandler(
        leads::list,
        leads::export,
        new LeadEraseStore(db, page())::erase,
        setting.config().business().days().zone());
  }

  private WelcomeMailHandler welcomeMail() {
    var welcomes = new WelcomeStore(db, page());
    var sender =
        new WelcomeMailHandler.Sender(
            setting.config().businessName(), setting.config().outside().mailFrom().address());
    return new WelcomeMailHandler(welcomes::find, welcomes::save, sender);
  }

  private void ordered() {
    engine.calls.ordered();
  }

  /** Separate from those in which the inbox counts. */
  private Tally tally() {
    var tally = EngineApp.tally(setting.config());
    return tally.in(FIRST_SLOT + tally.slot());
  }

  /**
   * @param counted whether a person opens it
   */
  Future<Optional<String>> openLink(String token, boolean counted) {
    return engine
        .links
        .open(token)
        .onSuccess(found -> found.filter(link -> counted).ifPresent(link -> taps.add(link.tap())))
        .map(found -> found.map(LinkStore.Opened::address));
  }

  private Future<Void> count(List<LinkTap> opened) {
    return linkTaps
        .count(opened)
        .onSuccess(done -> opened.forEach(tap -> engine.live.changed(tap.link().campaign())));
  }

  private RedeemHandler redemptions() {
    var redeem = new RedeemStore(db, EngineApp.tally(setting.config()), InstantSource.system());
    return new RedeemHandler(
        (customer, campaign) ->
            redeem.redeem(customer, campaign).onSuccess(done -> engine.live.changed(campaign)),
        customers()::find);
  }

  private CustomerDetailStore customers() {
    return new CustomerDetailStore(db, page(), setting.config().messenger().handoverPause());
  }

  private String page() {
    return setting.config().messenger().pageId();
  }
}
