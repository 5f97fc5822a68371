package io.promobot.http;

import io.promobot.customer.RedeemStore.Redeemed;
import io.promobot.db.Database;
import io.promobot.lead.LeadStore;
import io.promobot.stats.EverybodysOrigin;
import io.promobot.support.RequestStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** What a {@link ShopServer} answers about leads, requests and their desks. */
final class TestDesks {
  static final Duration WELCOME_DELAY = Duration.ofSeconds(60);

  private TestDesks() {}

  static DeskRoutes.Parts parts(FakeShop shop, Database db, String page) {
    return new DeskRoutes.Parts(intakes(db, page), origins(shop), redemptions(shop));
  }

  private static DeskRoutes.Intakes intakes(Database db, String page) {
    return new DeskRoutes.Intakes(
        IntakeWorker.ofLeads(db, page, new LeadStore(page, WELCOME_DELAY, 0)::register, () -> {}),
        IntakeWorker.ofRequests(db, page, new RequestStore(page)::ask, () -> {}),
        "ES");
  }

  private static OriginHandler origins(FakeShop shop) {
    var poster = new EverybodysOrigin("counter-poster", 5, 4, 3, 2, 1);
    return new OriginHandler(
        (from, to) -> shop.answer("origins " + from + " " + to, List.of(poster)));
  }

  /** Customer 3 is in c1 only. */
  private static RedeemHandler redemptions(FakeShop shop) {
    return new RedeemHandler(
        (customer, campaign) -> {
          if (customer != 3) {
            return Future.succeededFuture(Redeemed.NO_SUCH_CUSTOMER);
          }
          return shop.answer(
              "redeem " + customer + " " + campaign,
              campaign.equals("c1") ? Redeemed.NOW : Redeemed.NOT_IN_CAMPAIGN);
        },
        shop::customer);
  }
}
