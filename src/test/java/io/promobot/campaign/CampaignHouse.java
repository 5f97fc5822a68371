package io.promobot.campaign;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.stats.ShopDays;
import io.promobot.variant.WaveWorker;
import io.promobot.wording.Voices;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** A shop with a campaign to send, in small parts. */
final class CampaignHouse implements AutoCloseable {
  static final int SMALL_CHUNK = 50;
  static final ShopDays DAYS = new ShopDays(ZoneOffset.UTC);

  final TestShop shop = TestShop.open();
  final String campaign = Await.on(shop.campaigns().create("Summer", CouponStory.STORY)).id();

  CampaignWorker worker(Consumer<String> queuedSome) {
    return worker(Duration.ofSeconds(60), queuedSome);
  }

  CampaignWorker worker(Duration patience, Consumer<String> queuedSome) {
    return new CampaignWorker(
        shop.vertx, sends(), new WaveWorker(shop.database, shop.page), patience, queuedSome);
  }

  SendStore sends() {
    return sends(InstantSource.system());
  }

  SendStore sends(InstantSource clock) {
    return new SendStore(
        shop.database,
        shop.page,
        SMALL_CHUNK,
        new StartStore(shop.database, shop.page, Voices::umi),
        DAYS,
        clock);
  }

  String state(String campaign) {
    return Await.on(shop.campaigns().find(campaign)).orElseThrow().state();
  }

  int queued(String campaign) {
    return Await.on(shop.campaigns().find(campaign)).orElseThrow().sending().queued();
  }

  @Override
  public void close() {
    shop.close();
  }
}
