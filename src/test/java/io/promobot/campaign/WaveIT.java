package io.promobot.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.stats.Recount;
import io.promobot.variant.Experiment;
import io.promobot.variant.WaveWorker;
import io.promobot.wording.Rewording;
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sends in waves whose shares are drawn once, from people who have had their time. */
@Timeout(120)
class WaveIT {
  private static final int WAVE = 120;

  private final CampaignHouse house = new CampaignHouse();
  private final TestShop shop = house.shop;
  private final String campaign = house.campaign;
  private final CampaignWorker worker = house.worker(id -> {});
  private final VariantStore store = new VariantStore(shop.database, shop.page, Voices::umi);

  @AfterEach
  void close() {
    house.close();
  }

  private void learn(double holdout) {
    plan(true, holdout);
  }

  private void even() {
    plan(false, 0);
  }

  private void plan(boolean learns, double holdout) {
    Experiment plan =
        new Experiment(
            2,
            CouponStory.REVEALED,
            learns,
            holdout,
            0.002,
            WAVE,
            Duration.ofHours(1),
            Duration.ofDays(1));
    Await.on(store.plan(campaign, plan));
    Await.on(store.reword(campaign, "B", Rewording.ofMain(Map.of("welcome", "Psst!"))));
  }

  /** What was sent so far is with the people. */
  private void deliver() {
    shop.rows(
        """
        WITH out AS (
          UPDATE outbox SET state = 'sent' WHERE page_id = $1 AND state = 'queued'
          RETURNING customer_id)
        UPDATE journey j SET path = path | 1,
          reached_at = ARRAY[(extract(epoch FROM clock_timestamp()) * 1000000)::bigint]
        FROM out WHERE j.page_id = $1 AND j.customer_id = out.customer_id
        """);
  }

  private void pass(Duration time) {
    String earlier = " - interval '" + time.toSeconds() + " seconds'";
    shop.rows(
        "UPDATE wave SET opened_at = opened_at"
            + earlier
            + ", closed_at = closed_at"
            + earlier
            + ", out_at = out_at"
            + earlier
            + " WHERE page_id = $1");
    shop.rows(
        """
        UPDATE journey SET entered_at = entered_at - $2 * interval '1 second', reached_at = ARRAY(
          SELECT micros - $2::bigint * 1000000
          FROM unnest(reached_at) WITH ORDINALITY AS u (micros, nth) ORDER BY nth)
        WHERE page_id = $1
        """,
        time.toSeconds());
    shop.rows("UPDATE held_out SET held_at = held_at" + earlier + " WHERE page_id = $1");
  }

  private void pollAfter(Duration time) {
    pass(time);
    Await.on(worker.poll());
  }

  /** These reveal so long after they got it; the ninth time is that of revealing. */
  private void reveal(int variant, int people, Duration after) {
    shop.rows(
        """
        UPDATE journey SET path = path | 256, reached_at =
          reached_at[1] || array_fill(NULL::bigint, ARRAY[7]) || reached_at[1] + $2
        WHERE page_id = $1 AND customer_id IN (
          SELECT customer_id FROM journey
          WHERE page_id = $1 AND lot % 8 = $3 AND reached_at[9] IS NULL
          ORDER BY customer_id LIMIT $4)
        """,
        after.toMillis() * 1_000, variant, people);
  }

  private List<Row> waves() {
    return shop.rows("SELECT * FROM wave WHERE page_id = $1 ORDER BY number");
  }

  private static List<Double> shares(Row wave) {
    return List.of(wave.getArrayOfDoubles("shares"));
  }

  @Test
  void a_send_stops_when_its_wave_is_full_and_goes_on_after_the_next_draw() {
    learn(0);
    shop.customers("p", 300);

    Await.on(worker.send(campaign, Optional.empty()));
    Await.on(worker.poll());
    assertThat(house.queued(campaign)).isEqualTo(WAVE);
    assertThat(house.state(campaign)).isEqualTo("queueing");
    assertThat(Await.on(store.find(campaign)).orElseThrow().nextWave())
        .contains(waves().get(0).getOffsetDateTime("opened_at").plusHours(1).toInstant());

    pass(Duration.ofHours(1));
    Await.on(worker.poll());
    assertThat(house.queued(campaign)).isEqualTo(2 * WAVE);

    pass(Duration.ofHours(1));
    Await.on(worker.poll());
    assertThat(house.queued(campaign)).isEqualTo(300);
    assertThat(house.state(campaign)).isEqualTo("sending");
    assertThat(waves()).hasSize(3);
    Recount.agrees(shop, campaign);
  }

  @Test
  void shares_are_drawn_from_those_only_whose_time_is_over() {
    learn(0);
    shop.customers("p", 1_000);
    Await.on(worker.send(campaign, Optional.empty()));
    deliver();
    reveal(2, 30, Duration.ofHours(1));
    pollAfter(Duration.ofHours(2));
    assertThat(shares(waves().get(1))).containsExactly(0.5, 0.5);

    pollAfter(Duration.ofMinutes(1));
    pollAfter(Duration.ofHours(25));
    Row first = waves().get(0);
    assertThat(first.getArrayOfLongs("people")[0] + first.getArrayOfLongs("people")[1])
        .isEqualTo(WAVE);
    assertThat(first.getArrayOfLongs("reached")).containsExactly(0L, 30L);
    assertThat(shares(waves().get(2)).get(0)).isBetween(0.05, 0.06);
    assertThat(shares(waves().get(2)).get(1)).isBetween(0.94, 0.95);
  }

  @Test
  void who_reaches_the_goal_after_their_time_does_not_count() {
    learn(0);
    shop.customers("p", 100);
    Await.on(worker.send(campaign, Optional.empty()));
    deliver();
    reveal(1, 5, Duration.ofHours(23));
    reveal(1, 5, Duration.ofHours(25));
    pollAfter(Duration.ofHours(2));
    pollAfter(Duration.ofMinutes(1));
    pollAfter(Duration.ofHours(25));

    assertThat(waves().get(0).getArrayOfLongs("reached")).containsExactly(5L, 0L);
  }

  @Test
  void the_time_to_act_begins_when_the_message_is_out_however_slow_the_send_is() {
    learn(0);
    shop.customers("p", 100);
    Await.on(worker.send(campaign, Optional.empty()));
    pollAfter(Duration.ofHours(2));
    shop.rows("UPDATE outbox SET state = 'held' WHERE page_id = $1");
    pollAfter(Duration.ofDays(3));
    assertThat(waves().get(0).getOffsetDateTime("counted_at")).as("nobody got it yet").isNull();

    shop.rows("UPDATE outbox SET state = 'queued' WHERE page_id = $1");
    deliver();
    reveal(1, 5, Duration.ofHours(23));
    pollAfter(Duration.ofMinutes(1));
    pollAfter(Duration.ofHours(20));
    assertThat(waves().get(0).getOffsetDateTime("counted_at")).as("they have time").isNull();

    pollAfter(Duration.ofHours(5));
    assertThat(waves().get(0).getArrayOfLongs("reached")).containsExactly(5L, 0L);
    assertThat(waves().get(0).getLong("came")).isEqualTo(100);
  }

  @Test
  void who_never_got_the_message_counts_in_no_variant() {
    learn(0);
    shop.customers("p", 100);
    Await.on(worker.send(campaign, Optional.empty()));
    shop.rows("UPDATE journey SET line = 'web' WHERE page_id = $1 AND customer_id % 2 = 0");
    deliver();
    pollAfter(Duration.ofHours(2));
    pollAfter(Duration.ofMinutes(1));
    pollAfter(Duration.ofHours(25));

    Row first = waves().get(0);
    assertThat(first.getArrayOfLongs("people")[0] + first.getArrayOfLongs("people")[1])
        .as("the others wait for their next visit")
        .isEqualTo(50);
    assertThat(first.getLong("came")).isEqualTo(100);
  }

  @Test
  void two_replicas_that_poll_at_once_draw_once() {
    learn(0);
    shop.customers("p", 2_000);
    Await.on(worker.send(campaign, Optional.empty()));
    pass(Duration.ofHours(1));

    Future<Void> one = worker.poll();
    Future<Void> other = house.worker(id -> {}).poll();
    Await.on(Future.all(one, other));
    Await.on(worker.poll());

    assertThat(waves()).hasSize(2);
    assertThat(house.queued(campaign)).isEqualTo(2 * WAVE);
    Recount.agrees(shop, campaign);
  }

  @Test
  void a_replica_that_dies_between_closing_a_wave_and_the_next_draw_has_done_neither() {
    learn(0);
    shop.customers("p", 300);
    Await.on(worker.send(campaign, Optional.empty()));
    pass(Duration.ofHours(1));
    // the row of the next wave cannot be written, as when the process or its connection is gone
    shop.rows(
        "INSERT INTO wave (page_id, campaign_id, number, shares, closed_at, counted_at)"
            + " VALUES ($1, $2, 2, '{1}', now(), now())",
        campaign);
    Await.on(new WaveWorker(shop.database, shop.page).poll());
    assertThat(
            shop.number(
                "SELECT count(*) FROM wave WHERE page_id = $1 AND number = 1 AND closed_at IS NULL"))
        .isEqualTo(1);
    shop.rows("DELETE FROM wave WHERE page_id = $1 AND number = 2");

    Await.on(worker.poll());

    assertThat(waves()).hasSize(2);
    assertThat(house.queued(campaign)).isEqualTo(2 * WAVE);
  }

  @Test
  void people_of_the_holdout_are_counted_with_what_they_did_by_themselves() {
    learn(0.5);
    shop.customers("p", 100);
    Await.on(worker.send(campaign, Optional.empty()));
    long heldOut = shop.number("SELECT count(*) FROM held_out WHERE page_id = $1");
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, reached_at)
        SELECT page_id, customer_id, campaign_id, 1, '', 256,
          array_fill(NULL::bigint, ARRAY[8]) || (extract(epoch FROM now()) * 1000000)::bigint
        FROM held_out WHERE page_id = $1 LIMIT 1
        """);
    deliver();
    pollAfter(Duration.ofHours(2));
    pollAfter(Duration.ofMinutes(1));
    pollAfter(Duration.ofHours(25));

    Row first = waves().get(0);
    assertThat(first.getLong("held")).isEqualTo(heldOut);
    assertThat(first.getLong("held_reached")).isEqualTo(1);
  }

  @Test
  void who_is_held_out_and_comes_by_themselves_counts_in_no_variant() {
    learn(0.5);
    shop.customers("p", 100);
    Await.on(worker.send(campaign, Optional.empty()));
    deliver();
    long sent = shop.number("SELECT count(*) FROM journey WHERE page_id = $1");
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, reached_at, lot)
        SELECT page_id, customer_id, campaign_id, 1, '', 257,
          array_fill((extract(epoch FROM now()) * 1000000)::bigint, ARRAY[9]), 8 + 6
        FROM held_out WHERE page_id = $1
        """);
    pollAfter(Duration.ofHours(2));
    pollAfter(Duration.ofMinutes(1));
    pollAfter(Duration.ofHours(25));

    Row first = waves().get(0);
    Long[] people = first.getArrayOfLongs("people");
    assertThat(people[0] + people[1]).isEqualTo(sent);
    assertThat(first.getArrayOfLongs("reached")).containsExactly(0L, 0L);
    assertThat(first.getArrayOfLongs("sent")).containsExactly(people);
    assertThat(first.getLong("held_reached")).isEqualTo(100 - sent);
  }

  @Test
  void who_came_by_themselves_is_not_compared_with_the_holdout_of_a_send() {
    learn(0.5);
    shop.customers("p", 100);
    Await.on(worker.send(campaign, Optional.empty()));
    deliver();
    long sent = shop.number("SELECT count(*) FROM journey WHERE page_id = $1");
    shop.rows("UPDATE journey SET lot = 8 + 5 WHERE page_id = $1 AND lot = 8 + 1");
    pollAfter(Duration.ofHours(2));
    pollAfter(Duration.ofMinutes(1));
    pollAfter(Duration.ofHours(25));

    Row first = waves().get(0);
    Long[] people = first.getArrayOfLongs("people");
    assertThat(people[0] + people[1]).isEqualTo(sent);
    assertThat(first.getArrayOfLongs("sent")).containsExactly(0L, people[1]);
  }

  @Test
  void once_the_holdout_is_written_to_as_well_nobody_is_compared_with_it() {
    learn(0.5);
    shop.customers("p", 100);
    Await.on(worker.send(campaign, Optional.empty()));
    Await.on(store.use(campaign, "B"));
    pollAfter(Duration.ofHours(25));
    deliver();
    Await.on(worker.poll());
    Await.on(worker.send(campaign, Optional.empty()));
    assertThat(house.queued(campaign)).as("the holdout").isPositive();
    deliver();
    shop.rows(
        """
        UPDATE journey SET reached_at = array_fill(reached_at[1], ARRAY[9]) WHERE page_id = $1
        """);
    pollAfter(Duration.ofMinutes(1));
    pollAfter(Duration.ofHours(25));

    Row first = waves().get(0);
    assertThat(first.getArrayOfLongs("reached")).doesNotContain(0L);
    assertThat(first.getLong("held")).isZero();
    assertThat(first.getArrayOfLongs("sent")).containsExactly(0L, 0L);
  }

  @Test
  void who_was_left_out_and_comes_back_after_the_trial_does_not_end_the_comparison() {
    learn(0.5);
    shop.customers("p", 100);
    Await.on(worker.send(campaign, Optional.empty()));
    long heldOut = shop.number("SELECT count(*) FROM held_out WHERE page_id = $1");
    pollAfter(Duration.ofHours(2));
    Await.on(store.use(campaign, "B"));
    pollAfter(Duration.ofHours(25));
    deliver();
    Await.on(worker.poll());
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, entered_at)
        SELECT page_id, customer_id, campaign_id, 1, '', 0, now() FROM held_out
        WHERE page_id = $1 LIMIT 1
        """);
    pollAfter(Duration.ofMinutes(1));
    pollAfter(Duration.ofHours(25));

    assertThat(waves().get(0).getLong("held")).isEqualTo(heldOut);
    assertThat(waves().get(0).getArrayOfLongs("sent")).doesNotContain(0L);
  }

  @Test
  void waves_with_the_same_shares_become_one_and_the_figures_stay() {
    even();
    for (int wave = 0; wave < 3; wave++) {
      shop.customers("p" + wave, 40);
      Await.on(worker.send(campaign, Optional.empty()));
      deliver();
      reveal(1, 2, Duration.ofHours(1));
      pollAfter(Duration.ofHours(2));
    }
    pollAfter(Duration.ofMinutes(1));
    pollAfter(Duration.ofHours(25));
    pollAfter(Duration.ofMinutes(1));

    List<Row> counted =
        shop.rows("SELECT * FROM wave WHERE page_id = $1 AND counted_at IS NOT NULL");
    assertThat(counted).hasSize(1);
    Row one = counted.get(0);
    assertThat(one.getInteger("number")).as("the last number is never given again").isEqualTo(3);
    assertThat(one.getLong("came")).isEqualTo(120);
    Long[] people = one.getArrayOfLongs("people");
    assertThat(people[0] + people[1]).isEqualTo(120);
    assertThat(one.getArrayOfLongs("delivered")).containsExactly(0L, 0L);
    assertThat(one.getArrayOfLongs("reached")).containsExactly(6L, 0L);
    assertThat(one.getArrayOfLongs("sent")).containsExactly(people);
    assertThat(shares(one)).containsExactly(0.5, 0.5);
  }

  @Test
  void waves_get_longer_with_the_age_of_their_trial_unless_a_send_waits() {
    even();
    shop.customers("p", 40);
    Await.on(worker.send(campaign, Optional.empty()));
    shop.rows(
        "UPDATE experiment SET started_at = now() - interval '1000 hours' WHERE page_id = $1");
    pollAfter(Duration.ofHours(9));
    assertThat(waves()).hasSize(1);

    pollAfter(Duration.ofHours(2));
    assertThat(waves()).hasSize(2);
  }

  @Test
  void a_wave_that_nobody_came_in_stays_open() {
    learn(0);
    Await.on(store.start(campaign));
    pass(Duration.ofDays(3));
    Await.on(worker.poll());

    assertThat(waves()).hasSize(1);
  }
}
