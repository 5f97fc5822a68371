package io.promobot.api;

import io.promobot.access.ProgramTokenHandler;
import io.promobot.access.ProgramTokenStore;
import io.promobot.access.VisitorListener;
import io.promobot.campaign.CampaignStore;
import io.promobot.contract.Endpoints;
import io.promobot.coupon.TermsHandler;
import io.promobot.coupon.TermsStore;
import io.promobot.db.Database;
import io.promobot.http.PublicUrl;
import io.promobot.sales.SalesHandler;
import io.promobot.sales.SalesStore;
import io.promobot.stats.HistoryStore;
import io.promobot.stats.ShopDays;
import io.promobot.stats.Tallies;
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
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What a {@link ShopServer} answers about tills and coupons. */
final class TestTills {
  private static final ShopDays DAYS = Tallies.UTC;
  private static final InstantSource CLOCK = InstantSource.system();

  private TestTills() {}

  static List<Endpoints> endpoints(
      Vertx vertx,
      FakeShop shop,
      Database db,
      String page,
      PublicUrl url,
      VisitorListener visitors) {
    var tills = new TillStore(db, page);
    var guesses = new GuessStore(db, page, System::nanoTime);
    var pins = new PinWorker(vertx, tills::salt);
    var codes =
        new RedemptionWorker(
            new CodeStore(db, page, DAYS, CLOCK, Voices::umi),
            new RedemptionStore(db, Tallies.utc(page, 0), () -> {}),
            guesses,
            changed -> {});
    var undos = new UndoWorker(new UndoStore(db, Tallies.utc(page, 0)), changed -> {});
    var about = new About("Umi Shop", Optional.empty(), Optional.empty(), "Z");
    var sessions =
        new TillSessionHandler(
            new TillSessionStore(db, page),
            new PinDoorStore(db, page),
            pins,
            url,
            () -> Future.succeededFuture(about),
            CLOCK);
    var coupons = new CouponListStore(db, page, DAYS, CLOCK);
    return List.of(
        new RedemptionHandler(codes, undos),
        sessions,
        new TillDeskHandler(sessions, codes, undos),
        new ProgramTokenHandler(new ProgramTokenStore(db, page), guesses::byPrograms, visitors),
        new TillHandler(
            tills, guesses, pins, token -> new TillHandler.Link("/till#" + token, "<svg/>")),
        new CouponHandler(coupons, new CouponEntryStore(db, page)),
        new CouponTableHandler(coupons::export, DAYS.zone()),
        new ImportHandler(new ImportStore(db, page)),
        new TermsHandler(
            new TermsStore(
                db,
                page,
                new CampaignStore(db, page, Voices::umi),
                new ShopDays(ZoneOffset.UTC),
                InstantSource.system())),
        new SalesHandler(
            id -> shop.find(id).map(Optional::isPresent),
            new SalesStore(db, page),
            id ->
                shop.origins(
                    new HistoryStore.Who(id, Optional.empty(), Optional.empty()), Optional.empty()),
            DAYS,
            CLOCK));
  }
}
