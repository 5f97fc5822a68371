package io.promobot.campaign;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.TestDatabase;
import io.promobot.house.FakeChannel;
import io.promobot.house.House;
import io.promobot.variant.WaveWorker;
import io.promobot.wording.Voices;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A planned send of the welcome rests in the quiet hours, and the welcome goes on answering. */
@Timeout(120)
class QuietIT {
  private static final String ANA = "7300000000000002";
  private static final int CROWD = 300;

  private final House house = House.on(TestDatabase.fresh(), 500, new FakeChannel());
  private final QuietStore quiet = new QuietStore(house.db, PAGE);
  private final PauseWorker pauses =
      new PauseWorker(house.vertx, new PauseStore(house.db, PAGE, house.outbox, 100), id -> {});
  private final CampaignWorker sends =
      new CampaignWorker(
          house.vertx,
          new SendStore(
              house.db,
              PAGE,
              100,
              new StartStore(house.db, PAGE, Voices::umi),
              CampaignHouse.DAYS,
              InstantSource.system()),
          new WaveWorker(house.db, PAGE),
          Duration.ofSeconds(60),
          id -> house.outbox.wakeForCampaigns());

  @AfterEach
  void close() {
    house.close();
  }

  private void crowd() {
    house.run(
        """
        INSERT INTO customer (page_id, psid, window_until, name_asked_at)
        SELECT $1, '7400000000' || lpad(i::text, 6, '0'), now() + interval '20 hours', now()
        FROM generate_series(1, $2) i
        """,
        PAGE,
        CROWD);
  }

  private void plannedSendBegins() {
    Await.on(
        house.db.bulkTransaction(
            tx ->
                sends
                    .begin(tx, "welcome", Optional.empty(), Optional.empty())
                    .compose(begun -> quiet.planned(tx, "welcome"))));
  }

  private long own(String states) {
    return house.number(
        "SELECT count(*) FROM outbox WHERE page_id = $1 AND priority = 1 AND state IN ("
            + states
            + ")",
        PAGE);
  }

  private String state() {
    return house
        .run("SELECT state FROM campaign WHERE page_id = $1 AND id = 'welcome'", PAGE)
        .iterator()
        .next()
        .getString(0);
  }

  @Test
  void what_is_queued_waits_while_who_writes_is_answered_and_goes_on_in_the_morning() {
    crowd();
    plannedSendBegins();
    Await.on(sends.queueAll("welcome"));

    assertThat(Await.on(quiet.quiet(true))).isEqualTo(1);
    house.sending();
    Await.on(pauses.poll());
    assertThat(own("'held'")).isEqualTo(CROWD);
    assertThat(state()).isEqualTo("open");
    Await.on(house.start(ANA));
    Await.until(() -> house.channel.to(ANA).size() == 1);
    assertThat(own("'sent'")).isZero();
    assertThat(Await.on(quiet.quiet(true))).as("it rests already").isZero();

    assertThat(Await.on(quiet.quiet(false))).isEqualTo(1);
    Await.on(pauses.poll());
    house.outbox.wakeForCampaigns();
    Await.until(() -> own("'sent'") == CROWD);
    assertThat(state()).isEqualTo("open");
    assertThat(Await.on(quiet.quiet(true))).as("nothing is left to rest").isZero();
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void nobody_is_queued_in_the_quiet_hours_and_who_was_not_follows_in_the_morning() {
    crowd();
    plannedSendBegins();

    Await.on(quiet.quiet(true));
    Await.on(sends.queueAll("welcome"));
    Await.on(sends.poll());
    assertThat(own("'queued', 'held'")).isZero();

    Await.on(quiet.quiet(false));
    Await.on(sends.poll());
    assertThat(own("'queued'")).isEqualTo(CROWD);
  }

  @Test
  void what_merely_follows_up_on_the_welcome_does_not_make_it_rest() {
    plannedSendBegins();
    Await.on(sends.queueAll("welcome"));
    Await.on(house.start(ANA));
    house.run(
        """
        INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, line, state, priority)
        SELECT page_id, id, 'welcome', 1, 'REMIND_UNOPENED', 'messenger', 'queued', 1
        FROM customer WHERE page_id = $1
        """,
        PAGE);

    assertThat(Await.on(quiet.quiet(true))).isZero();
  }
}
