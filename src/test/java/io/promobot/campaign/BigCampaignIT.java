package io.promobot.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.stats.Recount;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Measures a shop's first campaign: many customers, tables without statistics, people tapping. */
@Timeout(180)
class BigCampaignIT {
  private static final int PEOPLE = 100_000;

  @Test
  void a_hundred_thousand_customers_are_queued_in_seconds_and_nobody_who_taps_waits_long() {
    try (TestShop shop = TestShop.open()) {
      shop.customers("p", PEOPLE);
      CampaignWorker worker = new CampaignWorker(shop.vertx, shop.database, shop.page, id -> {});
      String second = Await.on(shop.campaigns().create("Second")).id();

      assertThat(measured(shop, worker, "welcome")).isEqualTo(new Sending(PEOPLE, 0, 0, 0, 0));
      assertThat(measured(shop, worker, second)).isEqualTo(new Sending(PEOPLE, 0, 0, 0, 0));
      assertThat(measured(shop, worker, "welcome")).isEqualTo(new Sending(0, 0, 0, 0, PEOPLE));

      Recount.agrees(shop, "welcome");
      Recount.agrees(shop, second);
      long began = System.nanoTime();
      Await.on(worker.poll());
      System.out.printf("a poll among them takes %.1f ms%n", (System.nanoTime() - began) / 1e6);
    }
  }

  private static Sending measured(TestShop shop, CampaignWorker worker, String campaign) {
    long first = shop.customer("p-1");
    LongStream.Builder waits = LongStream.builder();
    Random dice = new Random(1);

    long began = System.nanoTime();
    Future<Sending> sending = worker.send(campaign);
    while (!sending.isComplete()) {
      waits.add(tap(shop, first + dice.nextInt(PEOPLE)));
    }
    double seconds = (System.nanoTime() - began) / 1e9;

    long[] sorted = waits.build().sorted().toArray();
    System.out.printf(
        "%s to %,d customers in %.2f s; %d taps meanwhile: median %.1f, p99 %.1f, max %.1f ms%n",
        campaign,
        PEOPLE,
        seconds,
        sorted.length,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6);
    return Await.on(sending);
  }

  private static long tap(TestShop shop, long customer) {
    long began = System.nanoTime();
    Await.on(
        shop.database
            .general()
            .preparedQuery("UPDATE customer SET blocked = false WHERE page_id = $1 AND id = $2")
            .execute(Tuple.of(shop.page, customer)));
    return System.nanoTime() - began;
  }
}
