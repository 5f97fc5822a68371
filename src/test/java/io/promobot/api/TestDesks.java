package io.promobot.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.access.Access;
import io.promobot.contract.Endpoints;
import io.promobot.db.Database;
import io.promobot.inbox.StoryStore;
import io.promobot.intake.IntakeRoutes;
import io.promobot.intake.IntakeWorker;
import io.promobot.lead.LeadEraseStore;
import io.promobot.lead.LeadListStore;
import io.promobot.lead.LeadStore;
import io.promobot.lead.WelcomeStore;
import io.promobot.sales.Sales.Figures;
import io.promobot.sales.Sales.Money;
import io.promobot.sales.SourceSales;
import io.promobot.stats.Tallies;
import io.promobot.support.RequestStore;
import io.promobot.text.StoryLanguage;
import io.promobot.till.FoundCode;
import io.promobot.till.HandOverStore.Redeemed;
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a {@link ShopServer} answers about leads, requests and their desks. */
final class TestDesks {
  static final Duration WELCOME_DELAY = Duration.ofSeconds(60);

  private TestDesks() {}

  static List<Endpoints> endpoints(FakeShop shop, Database db, String page) {
    List<Endpoints> endpoints = new ArrayList<>(TestSupport.endpoints(db, page));
    endpoints.add(leads(db, page));
    endpoints.add(welcomeMail(db, page));
    endpoints.add(origins(shop));
    endpoints.add(redemptions(shop));
    endpoints.add(
        new HandBackHandler(
            customer -> shop.answer("hand back " + customer, null),
            (customer, language) -> shop.answer("speaks " + customer + " " + language, null),
            shop::customer));
    endpoints.add(new StoryHandler(new StoryStore(db::general, page, Voices::umi, "ES")));
    return endpoints;
  }

  static IntakeRoutes intakes(Access access, MeterRegistry meters, Database db, String page) {
    return new IntakeRoutes(
        access,
        meters,
        IntakeWorker.ofLeads(
            db,
            page,
            new LeadStore(Tallies.utc(page, 0), WELCOME_DELAY, InstantSource.system())::register,
            () -> {}),
        IntakeWorker.ofRequests(db, page, new RequestStore(page)::ask, () -> {}),
        "ES");
  }

  private static LeadHandler leads(Database db, String page) {
    var leads = new LeadListStore(db, page);
    return new LeadHandler(
        leads::list, leads::export, new LeadEraseStore(db, page)::erase, ZoneOffset.UTC);
  }

  private static WelcomeMailHandler welcomeMail(Database db, String page) {
    var welcomes = new WelcomeStore(db, page, () -> StoryLanguage.ENGLISH);
    return new WelcomeMailHandler(
        welcomes::find,
        welcomes::change,
        new WelcomeMailHandler.Sender(() -> "Umi Shop", "shop@example.com"));
  }

  private static OriginHandler origins(FakeShop shop) {
    var euros = new Money(Optional.of("EUR"), "20.00", "2.00", 1);
    var dollars = new Money(Optional.of("USD"), "5.00", "0.00", 0);
    var sold = new Figures(1, 2, List.of(euros, dollars));
    var poster = new SourceSales("counter-poster", "person", 5, 4, 3, 2, 1, sold);
    return new OriginHandler(
        (campaign, from, to) -> shop.answer("origins " + from + " " + to, List.of(poster)));
  }

  /** Customer 3 is in c1, and in c2, where they have redeemed before. */
  private static RedeemHandler redemptions(FakeShop shop) {
    return new RedeemHandler(
        (customer, campaign, by) -> {
          if (customer != 3) {
            return Future.succeededFuture(Redeemed.NO_SUCH_CUSTOMER);
          }
          return shop.answer(
              "redeem " + customer + " " + campaign,
              switch (campaign) {
                case "c1" -> Redeemed.NOW;
                case "c2" -> Redeemed.BEFORE;
                default -> Redeemed.NOT_IN_CAMPAIGN;
              });
        },
        (customer, campaign) ->
            Future.succeededFuture(
                Optional.of(new FoundCode.Use(FakeShop.NOON, Optional.of("Front till")))),
        shop::customer);
  }
}
