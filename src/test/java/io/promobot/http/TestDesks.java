package io.promobot.http;

import io.promobot.customer.RedeemStore.Redeemed;
import io.promobot.stats.EverybodysOrigin;
import io.vertx.core.Future;
import java.util.List;

/** What a {@link ShopServer} answers about leads, requests and their desks. */
final class TestDesks {
  private TestDesks() {}

  static DeskRoutes.Parts parts(FakeShop shop) {
    return new DeskRoutes.Parts(origins(shop), redemptions(shop));
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
