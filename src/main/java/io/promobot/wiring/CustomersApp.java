package io.promobot.wiring;

import io.promobot.api.CustomerHandler;
import io.promobot.api.HandBackHandler;
import io.promobot.api.OriginHandler;
import io.promobot.api.RedeemHandler;
import io.promobot.api.TimelineHandler;
import io.promobot.config.AppConfig;
import io.promobot.contract.Endpoints;
import io.promobot.customer.CustomerDetailStore;
import io.promobot.customer.CustomerStore;
import io.promobot.customer.HandBackStore;
import io.promobot.customer.SpokenStore;
import io.promobot.db.Database;
import io.promobot.sales.SourceStore;
import io.promobot.till.HandOverStore;
import io.promobot.till.HandOverStore.Redeemed;
import java.time.InstantSource;
import java.util.List;

/** Customers: who they are, where they came from, their coupons and conversations. */
final class CustomersApp {
  private final Database db;
  private final EngineApp engine;
  private final AppConfig config;
  private final CustomerDetailStore details;

  CustomersApp(Database db, EngineApp engine, AppConfig config) {
    this.db = db;
    this.engine = engine;
    this.config = config;
    details = new CustomerDetailStore(db, page(), config.messenger().handoverPause());
  }

  List<Endpoints> endpoints() {
    var customers = new CustomerStore(db, page(), config.messenger().handoverPause());
    return List.of(
        new CustomerHandler(customers::list, customers::count, customers::erase),
        new TimelineHandler(details::find, engine.timeline::of),
        redemptions(),
        new HandBackHandler(
            new HandBackStore(db, page())::handBack,
            new SpokenStore(db, EngineApp.tally(config))::speaks,
            details::find),
        new OriginHandler(new SourceStore(db, page(), config.business().days())::between));
  }

  private RedeemHandler redemptions() {
    var redeem = new HandOverStore(db, EngineApp.tally(config), InstantSource.system());
    return new RedeemHandler(
        (customer, campaign, by) ->
            redeem
                .redeem(customer, campaign, by)
                .onSuccess(
                    done -> {
                      if (done == Redeemed.NOW) {
                        engine.live.changed(campaign);
                        engine.callOrdered();
                      }
                    }),
        redeem::last,
        details::find);
  }

  private String page() {
    return config.messenger().pageId();
  }
}
