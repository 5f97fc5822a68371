package io.promobot.campaign;

import static io.promobot.campaign.CampaignHouse.SMALL_CHUNK;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.flow.Stage;
import io.promobot.stats.Recount;
import io.promobot.stats.Stats;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Campaigns that several replicas queue, or that take longer than a request may. */
@Timeout(120)
class CampaignReplicasIT {
  private final CampaignHouse house = new CampaignHouse();
  private final TestShop shop = house.shop;
  private final CampaignWorker worker = house.worker(id -> {});
  private String campaign = house.campaign;

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void two_replicas_that_send_at_once_queue_everybody_once() {
    shop.customers("p", 2_000);
    Await.on(house.sends().begin(campaign, Optional.empty()));
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();

    Future<Sending> one = house.worker(id -> first.incrementAndGet()).queueAll(campaign);
    Future<Sending> other = house.worker(id -> second.incrementAndGet()).queueAll(campaign);

    assertThat(Await.on(one)).isEqualTo(new Sending(2_000, 0, 0, 0, 0, 0));
    assertThat(Await.on(other)).isEqualTo(new Sending(2_000, 0, 0, 0, 0, 0));
    assertThat(first.get()).isPositive();
    assertThat(second.get()).isPositive();
    assertThat(first.get() + second.get()).isEqualTo(2_000 / SMALL_CHUNK);
    assertThat(
            shop.number(
                "SELECT count(DISTINCT customer_id) FROM outbox WHERE page_id = $1 AND say ="
                    + " 'WELCOME'"))
        .isEqualTo(2_000)
        .isEqualTo(shop.number("SELECT count(*) FROM outbox WHERE page_id = $1"));
    Recount.agrees(shop, campaign);
  }

  @Test
  void people_are_queued_while_a_customer_is_being_sent_the_campaign() {
    shop.customers("p", 10);
    SendStore sends = house.sends();
    Await.on(sends.begin(campaign, Optional.empty()));

    Future<SendStore.Chunk> chunk =
        shop.database.transaction(
            tx ->
                tx.preparedQuery(
                        "INSERT INTO customer (page_id, psid, campaign_id) VALUES ($1, 'new', $2)")
                    .execute(Tuple.of(shop.page, campaign))
                    .compose(notYetCommitted -> sends.queueChunk(campaign)));

    assertThat(Await.on(chunk).queued()).isEqualTo(10);
  }

  @Test
  void another_replica_goes_on_where_one_stopped() {
    shop.customers("p", 230);
    CampaignWorker[] dying = new CampaignWorker[1];
    dying[0] = house.worker(id -> dying[0].stop());

    Throwable stopped = Await.failure(dying[0].send(campaign, Optional.empty()));
    assertThat(stopped).hasMessageContaining("goes on later");
    assertThat(house.state(campaign)).isEqualTo("queueing");
    assertThat(house.queued(campaign)).isEqualTo(SMALL_CHUNK);
    Await.on(worker.poll());

    assertThat(house.state(campaign)).isEqualTo("sending");
    assertThat(house.queued(campaign)).isEqualTo(230);
    Recount.agrees(shop, campaign);
  }

  @Test
  void the_request_for_a_long_send_is_answered_with_its_progress_and_the_send_goes_on() {
    shop.customers("p", 230);
    CampaignWorker hasty = house.worker(Duration.ofMillis(1), id -> {});

    assertThat(Await.on(hasty.send(campaign, Optional.empty())).queued()).isBetween(0, 230);

    Await.until(() -> house.state(campaign).equals("sending"));
    assertThat(house.queued(campaign)).isEqualTo(230);
    Recount.agrees(shop, campaign);
  }

  @Test
  void the_welcome_can_be_sent_too_and_stays_open_and_can_be_resumed() {
    campaign = "welcome";
    shop.customers("p", 130);
    CampaignWorker[] dying = new CampaignWorker[1];
    dying[0] = house.worker(id -> dying[0].stop());
    Await.failure(dying[0].send(campaign, Optional.empty()));
    assertThat(Await.failure(worker.send(campaign, Optional.empty()))).isInstanceOf(NotNow.class);

    Await.on(worker.poll());

    assertThat(house.queued(campaign)).isEqualTo(130);
    assertThat(house.state(campaign)).isEqualTo("open");
    assertThat(Await.on(worker.send(campaign, Optional.empty())))
        .isEqualTo(new Sending(0, 0, 0, 0, 0, 130));
  }

  @Test
  void people_who_tap_while_the_campaign_is_queued_are_counted_once() {
    shop.customers("p", 3_000);
    Crowd crowd = new Crowd(shop.page, campaign, 3_000);

    Future<Sending> sending = worker.send(campaign, Optional.empty());
    int rounds = 0;
    while (!sending.isComplete() || rounds < 40) {
      Await.on(shop.database.transaction(crowd::move));
      rounds++;
    }

    assertThat(Await.on(sending).queued() + Await.on(sending).alreadyIn()).isEqualTo(3_000);
    Stats stats = Recount.agrees(shop, campaign);
    assertThat(stats.paths().stream().mapToLong(Stats.PathCount::people).sum()).isEqualTo(3_000);
    assertThat(stats.people().get(Stage.SEEN)).isPositive();
  }
}
