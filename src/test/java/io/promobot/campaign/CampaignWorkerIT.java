package io.promobot.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.stats.Recount;
import io.promobot.stats.Stats;
import io.promobot.wording.Rewording;
import io.promobot.wording.Voices;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CampaignWorkerIT {
  private final CampaignHouse house = new CampaignHouse();
  private final TestShop shop = house.shop;
  private final CampaignWorker worker = house.worker(id -> {});
  private final String campaign = house.campaign;

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void everybody_who_may_be_written_to_is_queued_and_counted() {
    shop.customers("p", 175);
    TestShop neighbour = shop.neighbour();
    neighbour.customers("theirs", 10);
    AtomicInteger told = new AtomicInteger();

    Sending sending =
        Await.on(house.worker(id -> told.incrementAndGet()).send(campaign, Optional.empty()));

    assertThat(sending).isEqualTo(new Sending(175, 0, 0, 0, 0, 0));
    assertThat(told).hasValue(4);
    assertThat(house.state(campaign)).isEqualTo("sending");
    Stats stats = Recount.agrees(shop, campaign);
    assertThat(stats.paths()).hasSize(1);
    assertThat(stats.paths().get(0).people()).isEqualTo(175);
    assertThat(
            shop.number(
                """
                SELECT count(*) FROM outbox o JOIN customer c ON c.id = o.customer_id
                WHERE o.page_id = $1 AND c.page_id = $1 AND o.campaign_id = $2 AND o.version = 1
                  AND o.kind = 'message' AND o.say = 'WELCOME' AND o.priority = 1
                  AND o.state = 'queued'
                """,
                campaign))
        .isEqualTo(175);
    assertThat(neighbour.number("SELECT count(*) FROM outbox WHERE page_id = $1")).isZero();
  }

  @Test
  void people_left_out_are_counted_under_the_first_reason_that_applies() {
    shop.customers("ok", 3);
    shop.rows(
        """
        INSERT INTO customer (page_id, psid, opted_out, blocked, window_until) VALUES
          ($1, 'in', true, true, NULL),
          ($1, 'out', true, true, NULL),
          ($1, 'out-2', true, false, now() + interval '1 hour'),
          ($1, 'blocked', false, true, NULL),
          ($1, 'never', false, false, NULL),
          ($1, 'past', false, false, now() - interval '1 second'),
          ($1, 'margin', false, false, now() + interval '4 minutes')
        """);
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path)
        VALUES ($1, $2, $3, 1, '', 1)
        """,
        shop.customer("in"),
        campaign);

    assertThat(Await.on(shop.overviews().reach(campaign, Optional.empty())).sending())
        .isEqualTo(new Sending(3, 0, 3, 2, 1, 1));
    assertThat(Await.on(worker.send(campaign, Optional.empty())))
        .isEqualTo(new Sending(3, 0, 3, 2, 1, 1));
    assertThat(Await.on(shop.overviews().reach(campaign, Optional.empty())).sending())
        .isEqualTo(new Sending(0, 0, 3, 2, 1, 4));
    assertThat(Await.on(shop.campaigns().find(campaign)).orElseThrow().sending())
        .isEqualTo(new Sending(3, 0, 3, 2, 1, 1));
  }

  @Test
  void a_second_send_is_refused_while_one_is_under_way_and_reaches_new_people_after_it() {
    shop.customers("p", 120);
    Await.on(house.sends().begin(campaign, Optional.empty()));
    assertThat(Await.failure(worker.send(campaign, Optional.empty()))).isInstanceOf(NotNow.class);
    Await.on(worker.poll());
    shop.customers("new", 7);

    Sending second = Await.on(worker.send(campaign, Optional.empty()));

    assertThat(second).isEqualTo(new Sending(7, 0, 0, 0, 0, 120));
    Recount.agrees(shop, campaign);
  }

  @Test
  void a_draft_that_is_word_for_word_the_welcome_is_refused_until_a_text_changes() {
    shop.customers("p", 3);
    Map<String, String> welcome =
        Await.on(shop.campaigns().find("welcome")).orElseThrow().copy().main().fields();
    Await.on(shop.campaigns().update(campaign, Optional.empty(), Rewording.ofMain(welcome)));

    assertThat(Await.failure(worker.send(campaign, Optional.empty())))
        .isInstanceOf(NotNow.class)
        .hasMessageContaining("word for word the welcome");
    assertThat(shop.number("SELECT count(*) FROM outbox WHERE page_id = $1")).isZero();

    shop.rows(
        "UPDATE campaign_copy SET fields = fields - 'coupon_reminder'"
            + " WHERE page_id = $1 AND campaign_id = 'welcome'");
    assertThat(Await.failure(worker.send(campaign, Optional.empty())))
        .as("the welcome as an older version stored it, without a text that came later")
        .isInstanceOf(NotNow.class);

    Await.on(
        shop.campaigns()
            .update(campaign, Optional.empty(), Rewording.ofMain(Map.of("code", "SPRING"))));
    assertThat(Await.on(worker.send(campaign, Optional.empty())).queued()).isEqualTo(3);
  }

  @Test
  void a_new_campaign_greets_people_who_know_the_shop() {
    var draft = Await.on(shop.campaigns().find(campaign)).orElseThrow().copy().main().fields();
    var welcome = Await.on(shop.campaigns().find("welcome")).orElseThrow().copy().main().fields();

    assertThat(draft.get("welcome")).doesNotContain("Welcome to").contains("{name}");
    assertThat(draft.get("welcome_nameless")).doesNotContain("Welcome to");
    assertThat(draft.get("offer")).isEqualTo(welcome.get("offer"));
  }

  @Test
  void a_campaign_that_is_not_there_or_of_another_page_cannot_be_sent() {
    TestShop neighbour = shop.neighbour();
    CampaignWorker theirs =
        new CampaignWorker(
            shop.vertx, shop.database, neighbour.page, Voices::umi, CampaignHouse.DAYS, id -> {});

    assertThat(Await.failure(worker.send("c99", Optional.empty())))
        .isInstanceOf(NoSuchCampaign.class);
    assertThat(Await.failure(worker.queueAll("c99"))).isInstanceOf(NoSuchCampaign.class);
    assertThat(Await.failure(theirs.send(campaign, Optional.empty())))
        .isInstanceOf(NoSuchCampaign.class);
    assertThat(Await.failure(neighbour.overviews().reach(campaign, Optional.empty())))
        .isInstanceOf(NoSuchCampaign.class);
  }

  @Test
  void a_campaign_is_done_when_none_of_its_messages_is_on_its_way() {
    shop.customers("p", 60);
    Await.on(worker.send(campaign, Optional.empty()));
    shop.rows("UPDATE outbox SET state = 'sent' WHERE page_id = $1 AND id % 60 <> 0");
    Await.on(worker.poll());
    assertThat(house.state(campaign)).isEqualTo("sending");

    shop.rows("UPDATE outbox SET state = 'failed' WHERE page_id = $1 AND state = 'queued'");
    Await.on(worker.poll());

    assertThat(house.state(campaign)).isEqualTo("done");
  }

  @Test
  void a_campaign_that_nobody_can_get_is_done_at_once() {
    assertThat(Await.on(worker.send(campaign, Optional.empty())))
        .isEqualTo(new Sending(0, 0, 0, 0, 0, 0));
    Await.on(worker.poll());

    assertThat(house.state(campaign)).isEqualTo("done");
  }
}
