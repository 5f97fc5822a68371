package io.promobot.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.outbox.Outbox;
import io.promobot.outbox.PageStore;
import io.promobot.stats.Recount;
import io.promobot.stats.Stats;
import io.promobot.stats.Tallies;
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Measures a shop's first campaign: many customers, tables without statistics, people tapping. */
@Timeout(180)
class BigCampaignIT {
  private static final int PEOPLE = 100_000;
  private static final int CANCELLED = 20_000;

  @Test
  void a_hundred_thousand_customers_are_queued_in_seconds_and_nobody_who_taps_waits_long() {
    try (TestShop shop = TestShop.open()) {
      shop.customers("p", PEOPLE);
      CampaignWorker worker =
          new CampaignWorker(
              shop.vertx, shop.database, shop.page, Voices::umi, CampaignHouse.DAYS, id -> {});
      String second = Await.on(shop.campaigns().create("Second", CouponStory.STORY)).id();

      assertThat(measured(shop, worker, "welcome")).isEqualTo(new Sending(PEOPLE, 0, 0, 0, 0, 0));
      reached(shop, second);
      assertThat(measured(shop, worker, second)).isEqualTo(new Sending(PEOPLE, 0, 0, 0, 0, 0));
      assertThat(measured(shop, worker, "welcome")).isEqualTo(new Sending(0, 0, 0, 0, 0, PEOPLE));

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
    Future<Sending> sending = worker.send(campaign, Optional.empty());
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

  private static void reached(TestShop shop, String campaign) {
    long began = System.nanoTime();
    assertThat(Await.on(shop.overviews().reach(campaign, Optional.empty())).sending())
        .isEqualTo(new Sending(PEOPLE, 0, 0, 0, 0, 0));
    System.out.printf(
        "whom it would reach is known after %.0f ms%n", (System.nanoTime() - began) / 1e6);
  }

  @Test
  void a_great_send_is_cancelled_with_its_figures_right_and_nobody_who_taps_waits_long() {
    try (TestShop shop = TestShop.open()) {
      shop.customers("p", CANCELLED);
      CampaignWorker worker =
          new CampaignWorker(
              shop.vertx, shop.database, shop.page, Voices::umi, CampaignHouse.DAYS, id -> {});
      Outbox outbox =
          new Outbox(
              shop.database,
              Tallies.utc(shop.page, 3),
              new PageStore(shop.database::general, shop.page));
      PauseWorker pauses = new PauseWorker(shop.vertx, shop.database, shop.page, outbox, id -> {});
      String campaign = Await.on(shop.campaigns().create("Second", CouponStory.STORY)).id();
      Await.on(worker.send(campaign, Optional.empty()));
      timed(shop, "pausing", pauses.pause(campaign), pauses);
      timed(shop, "resuming", pauses.resume(campaign), pauses);
      shop.rows(
          """
          UPDATE outbox SET state = 'sent' WHERE page_id = $1 AND id % 20 = 0
          """);

      timed(shop, "cancelling", pauses.cancel(campaign), pauses);

      Stats stats = Recount.agrees(shop, campaign);
      long in = stats.paths().stream().mapToLong(Stats.PathCount::people).sum();
      assertThat(in).isEqualTo(CANCELLED / 20);
      assertThat(
              shop.number("SELECT count(*) FROM outbox WHERE page_id = $1 AND state = 'cancelled'"))
          .isEqualTo(CANCELLED - CANCELLED / 20);
      assertThat(Await.on(worker.send(campaign, Optional.empty())))
          .isEqualTo(new Sending(CANCELLED - CANCELLED / 20, 0, 0, 0, 0, CANCELLED / 20));
      Recount.agrees(shop, campaign);
    }
  }

  private static void timed(TestShop shop, String what, Future<Void> wish, PauseWorker pauses) {
    long first = shop.customer("p-1");
    Random dice = new Random(1);
    long longest = 0;
    long began = System.nanoTime();
    while (!wish.isComplete()) {
      longest = Math.max(longest, tap(shop, first + dice.nextInt(CANCELLED)));
    }
    Await.on(wish);
    // the rest, if the owner's time-out has passed before it
    Await.on(pauses.poll());
    System.out.printf(
        "%s %,d messages took %.2f s; taps meanwhile took up to %.1f ms%n",
        what, CANCELLED, (System.nanoTime() - began) / 1e9, longest / 1e6);
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
