package io.promobot.wiring;

import io.promobot.access.ProgramTokenHandler;
import io.promobot.access.ProgramTokenStore;
import io.promobot.access.VisitorListener;
import io.promobot.api.CouponTableHandler;
import io.promobot.campaign.CampaignStore;
import io.promobot.config.AppConfig;
import io.promobot.contract.Endpoints;
import io.promobot.db.Database;
import io.promobot.http.PublicUrl;
import io.promobot.sales.SalesHandler;
import io.promobot.sales.SalesStore;
import io.promobot.shop.EntryCode;
import io.promobot.stats.HistoryStore;
import io.promobot.stats.OriginStore;
import io.promobot.stats.ShopDays;
import io.promobot.till.CodeStore;
import io.promobot.till.CouponEntryStore;
import io.promobot.till.CouponHandler;
import io.promobot.till.CouponListStore;
import io.promobot.till.GuessStore;
import io.promobot.till.ImportHandler;
import io.promobot.till.ImportStore;
import io.promobot.till.PinDoorStore;
import io.promobot.till.PinWorker;
import io.promobot.till.RedemptionHandler;
import io.promobot.till.RedemptionStore;
import io.promobot.till.RedemptionWorker;
import io.promobot.till.TillDeskHandler;
import io.promobot.till.TillHandler;
import io.promobot.till.TillSessionHandler;
import io.promobot.till.TillSessionHandler.About;
import io.promobot.till.TillSessionStore;
import io.promobot.till.TillStore;
import io.promobot.till.UndoStore;
import io.promobot.till.UndoWorker;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tills, and what is redeemed there and elsewhere; built once. */
final class TillApp {
  private final Database db;
  private final EngineApp engine;
  private final AppConfig config;
  private final PublicUrl url;
  private final InstantSource clock = InstantSource.system();
  private final TillStore tills;
  private final GuessStore guesses;
  private final PinWorker pins;

  TillApp(SharedApp shared, EngineApp engine, AppConfig config, PublicUrl url) {
    this.db = shared.db;
    this.engine = engine;
    this.config = config;
    this.url = url;
    tills = new TillStore(db, page());
    guesses = new GuessStore(db, page(), System::nanoTime);
    pins = new PinWorker(shared.vertx, tills::salt);
  }

  /** {@code visitors} is told when a program's token is revoked. */
  List<Endpoints> endpoints(CampaignStore campaigns, VisitorListener visitors) {
    var codes =
        new RedemptionWorker(
            new CodeStore(db, page(), days(), clock, engine.voice),
            new RedemptionStore(db, EngineApp.tally(config), engine::callOrdered),
            guesses,
            engine.live::changed);
    var undos = new UndoWorker(new UndoStore(db, EngineApp.tally(config)), engine.live::changed);
    var sessions =
        new TillSessionHandler(
            new TillSessionStore(db, page()),
            new PinDoorStore(db, page()),
            pins,
            url,
            this::about,
            clock);
    var coupons = new CouponListStore(db, page(), days(), clock);
    return List.of(
        new RedemptionHandler(codes, undos),
        sessions,
        new TillDeskHandler(sessions, codes, undos),
        new ProgramTokenHandler(new ProgramTokenStore(db, page()), guesses::byPrograms, visitors),
        new TillHandler(tills, guesses, pins, this::link),
        new CouponHandler(coupons, new CouponEntryStore(db, page())),
        new CouponTableHandler(coupons::export, days().zone()),
        new ImportHandler(new ImportStore(db, page())),
        sales(campaigns));
  }

  private SalesHandler sales(CampaignStore campaigns) {
    var origins = new OriginStore(db, page());
    return new SalesHandler(
        id -> campaigns.find(id).map(Optional::isPresent),
        new SalesStore(db, page()),
        id ->
            origins.of(
                new HistoryStore.Who(id, Optional.empty(), Optional.empty()), Optional.empty()),
        days(),
        clock);
  }

  /** The token comes after the #, which browsers do not send. */
  private TillHandler.Link link(String token) {
    String address = url.uri() + "/till#sign-in=" + token;
    return new TillHandler.Link(address, EntryCode.svg(address));
  }

  private Future<About> about() {
    return tills
        .currency()
        .map(
            currency ->
                new About(
                    engine.shop.name(), engine.shop.now().logo(), currency, days().zone().getId()));
  }

  private ShopDays days() {
    return config.business().days();
  }

  private String page() {
    return config.messenger().pageId();
  }
}
