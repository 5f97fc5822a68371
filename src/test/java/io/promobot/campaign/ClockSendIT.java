package io.promobot.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Line;
import io.promobot.db.Await;
import io.promobot.db.Database;
import io.promobot.flow.CouponStory;
import io.promobot.outbox.Outbox;
import io.promobot.outbox.PageStore;
import io.promobot.stats.ShopDays;
import io.promobot.stats.Tallies;
import io.promobot.variant.Experiment;
import io.promobot.variant.WaveWorker;
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A send for six in the evening in Madrid, by each customer's clock. */
@Timeout(120)
class ClockSendIT {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  /** Six in Madrid, in winter, a week from a fixed day that lies ahead of the database's clock. */
  private static final Instant SIX = Instant.parse("2040-12-03T17:00:00Z");

  private static final Instant SIX_IN_TOKYO = Instant.parse("2040-12-03T09:00:00Z");
  private static final Instant SIX_IN_NEW_YORK = Instant.parse("2040-12-03T23:00:00Z");

  private final CampaignHouse house = new CampaignHouse();
  private volatile Instant now = SIX_IN_TOKYO;

  @BeforeEach
  void people() {
    comes("tokyo", "Asia/Tokyo");
    comes("madrid", "Europe/Madrid");
    comes("newyork", "America/New_York");
    comes("unknown", null);
    Await.on(begin(house.shop.database));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void comes(String name, String zone) {
    Await.on(
        house
            .shop
            .database
            .general()
            .preparedQuery(
                """
                INSERT INTO customer (page_id, psid, line, name, time_zone, window_until)
                VALUES ($1, $2, 'web', $3, $4, $5)
                """)
            .execute(
                Tuple.of(
                    house.shop.page,
                    Line.WEB.person(name),
                    name,
                    zone,
                    Line.ALWAYS.atOffset(ZoneOffset.UTC))));
  }

  private SendStore sends() {
    return new SendStore(
        house.shop.database,
        house.shop.page,
        2,
        new StartStore(house.shop.database, house.shop.page, Voices::umi),
        new ShopDays(MADRID),
        () -> now);
  }

  private Future<Void> begin(Database database) {
    return database.transaction(
        tx -> sends().begin(tx, house.campaign, Optional.empty(), Optional.of(SIX)));
  }

  private CampaignWorker replica() {
    return new CampaignWorker(
        house.shop.vertx,
        sends(),
        new WaveWorker(house.shop.database, house.shop.page),
        Duration.ofSeconds(30),
        campaign -> {});
  }

  private void at(Instant time) {
    now = time;
    Await.on(replica().poll());
  }

  /** Who has a message, and when it is due. */
  private List<String> queued() {
    return house
        .shop
        .rows(
            """
            SELECT c.name || ' ' || to_char(o.due_at AT TIME ZONE 'UTC', 'DD HH24:MI')
            FROM outbox o JOIN customer c ON c.page_id = o.page_id AND c.id = o.customer_id
            WHERE o.page_id = $1 ORDER BY o.due_at, o.id
            """)
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private String state() {
    return house.state(house.campaign);
  }

  @Test
  void each_gets_it_when_their_own_clock_shows_six_and_who_has_none_by_the_shops() {
    at(SIX_IN_TOKYO);
    assertThat(queued()).containsExactly("tokyo 03 09:00");
    assertThat(state()).isEqualTo("queueing");

    at(SIX.minusMillis(1));
    assertThat(queued()).hasSize(1);

    at(SIX);
    assertThat(queued())
        .containsExactly(
            "tokyo 03 09:00", "madrid 03 17:00", "unknown 03 17:00", "newyork 03 23:00");
    assertThat(state()).isEqualTo("sending");
    assertThat(house.queued(house.campaign)).isEqualTo(4);
    assertThat(Await.on(sends().present(house.campaign)).not()).isZero();
  }

  @Test
  void nobody_is_asked_twice_however_many_replicas_look_and_wherever_one_is_killed() {
    for (Instant time : List.of(SIX_IN_TOKYO, SIX, SIX.plusSeconds(5))) {
      now = time;
      List<Future<Void>> looks = new ArrayList<>();
      for (int n = 0; n < 8; n++) {
        // a replica that queues one chunk and is gone, beside one that goes on
        looks.add(sends().queueChunk(house.campaign).mapEmpty());
        looks.add(replica().poll());
      }
      Await.on(Future.join(looks));
      Await.on(replica().poll());
    }

    assertThat(queued())
        .containsExactly(
            "tokyo 03 09:00", "madrid 03 17:00", "unknown 03 17:00", "newyork 03 23:00");
  }

  @Test
  void who_comes_or_moves_while_it_rests_is_neither_left_out_nor_asked_twice() {
    at(SIX_IN_TOKYO);
    comes("late", null);
    house.shop.rows(
        "UPDATE customer SET time_zone = CASE name WHEN 'tokyo' THEN 'America/New_York'"
            + " WHEN 'madrid' THEN 'Asia/Tokyo' ELSE time_zone END WHERE page_id = $1");

    at(SIX);

    assertThat(queued())
        .containsExactly(
            "tokyo 03 09:00",
            "unknown 03 17:00",
            "late 03 17:00",
            "newyork 03 23:00",
            "madrid 04 09:00");
  }

  @Test
  void a_send_that_begins_after_their_evening_reaches_them_on_the_next_one() {
    at(SIX_IN_TOKYO.plusSeconds(3_601));
    assertThat(queued()).isEmpty();

    at(SIX);
    assertThat(queued())
        .containsExactly(
            "madrid 03 17:00", "unknown 03 17:00", "newyork 03 23:00", "tokyo 04 09:00");
  }

  @Test
  void who_cannot_be_written_to_then_counts_as_that_and_not_as_reached() {
    house.shop.rows(
        "UPDATE customer SET window_until = '2040-12-03T20:00:00Z'"
            + " WHERE page_id = $1 AND name IN ('newyork', 'unknown')");
    house.shop.rows("UPDATE customer SET opted_out = true WHERE page_id = $1 AND name = 'tokyo'");

    at(SIX_IN_TOKYO);
    at(SIX);

    assertThat(queued()).containsExactly("madrid 03 17:00", "unknown 03 17:00");
    assertThat(Await.on(sends().present(house.campaign))).isEqualTo(new Sending(2, 2, 1, 1, 0, 0));
  }

  @Test
  void it_can_be_paused_resumed_and_cancelled_while_it_rests() {
    at(SIX_IN_TOKYO);
    house.shop.rows(
        "UPDATE campaign SET state = 'paused' WHERE page_id = $1 AND state = 'queueing'");
    at(SIX);
    assertThat(queued()).hasSize(1);

    PauseWorker pauses =
        new PauseWorker(
            house.shop.vertx,
            house.shop.database,
            house.shop.page,
            new Outbox(
                house.shop.database,
                Tallies.utc(house.shop.page, 2),
                new PageStore(house.shop.database::general, house.shop.page)),
            campaign -> {});
    Await.on(pauses.resume(house.campaign));
    at(SIX);
    assertThat(queued()).hasSize(4);
    Await.on(pauses.cancel(house.campaign));
    assertThat(
            house.shop.number(
                "SELECT count(*) FROM outbox WHERE page_id = $1 AND state = 'queued'"))
        .isZero();
  }

  @Test
  void it_is_not_paused_as_a_whole_in_the_shops_quiet_hours() {
    at(SIX_IN_TOKYO);
    QuietStore quiet = new QuietStore(house.shop.database, house.shop.page);
    Await.on(house.shop.database.transaction(tx -> quiet.planned(tx, house.campaign)));

    assertThat(Await.on(quiet.quiet(true))).isZero();
  }

  @Test
  void what_is_more_than_an_hour_late_goes_out_when_the_clock_shows_the_time_again() {
    at(SIX_IN_TOKYO);
    at(SIX);
    LateStore late = new LateStore(house.shop.database, house.shop.page, MADRID);

    assertThat(Await.on(late.move(SIX.plusSeconds(3_500)))).isEqualTo(1);
    assertThat(queued())
        .containsExactly(
            "madrid 03 17:00", "unknown 03 17:00", "newyork 03 23:00", "tokyo 04 09:00");
    house.shop.rows("UPDATE outbox SET state = 'held' WHERE page_id = $1");
    assertThat(Await.on(late.move(SIX.plusSeconds(7_200)))).isZero();
    house.shop.rows("UPDATE outbox SET state = 'queued' WHERE page_id = $1");
    assertThat(Await.on(late.move(SIX.plusSeconds(7_200)))).isEqualTo(2);
    assertThat(queued())
        .containsExactly(
            "newyork 03 23:00", "tokyo 04 09:00", "madrid 04 17:00", "unknown 04 17:00");
    assertThat(Await.on(late.move(SIX.plusSeconds(7_200)))).isZero();
  }

  @Test
  void variants_are_not_tried_between_its_two_steps() {
    VariantStore variants = new VariantStore(house.shop.database, house.shop.page, Voices::umi);
    Experiment plan =
        new Experiment(
            2, CouponStory.REVEALED, false, 0, 0.01, 100, Duration.ofHours(1), Duration.ofDays(1));
    at(SIX_IN_TOKYO);
    assertThat(Await.failure(variants.plan(house.campaign, plan)))
        .isInstanceOf(NotNow.class)
        .hasMessageContaining("has not reached everybody yet");

    at(SIX);
    assertThat(Await.on(variants.plan(house.campaign, plan)).variants()).hasSize(2);
  }

  @Test
  void a_campaign_that_tries_variants_is_not_begun() {
    Await.on(sends().finish());
    house.shop.rows("UPDATE campaign SET queued_to = queue_end, state = 'done' WHERE page_id = $1");
    house.shop.rows(
        "INSERT INTO experiment VALUES ($1, $2, 3, false, 0, 0.01, 10, 60, 60)", house.campaign);

    assertThat(Await.failure(begin(house.shop.database)))
        .isInstanceOf(NotNow.class)
        .hasMessageContaining("by the shop's clock");
  }
}
