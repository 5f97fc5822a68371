package io.promobot.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.stats.Recount;
import io.promobot.variant.Experiment;
import io.promobot.wording.Rewording;
import io.promobot.wording.Voices;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Variants of a campaign's texts: planned, started, sent, used. */
@Timeout(120)
class VariantIT {
  private static final Experiment EVEN = plan(2, false, 0);
  private final CampaignHouse house = new CampaignHouse();
  private final TestShop shop = house.shop;
  private final String campaign = house.campaign;
  private final VariantStore store = new VariantStore(shop.database, shop.page, Voices::umi);

  private static Experiment plan(int variants, boolean learns, double holdout) {
    return new Experiment(
        variants,
        CouponStory.REVEALED,
        learns,
        holdout,
        0.002,
        100,
        Duration.ofHours(1),
        Duration.ofDays(1));
  }

  private void writeB() {
    Await.on(store.reword(campaign, "B", Rewording.ofMain(Map.of("welcome", "Psst!"))));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String words(int version, String text) {
    return shop.rows(
            "SELECT fields ->> $3 AS said FROM campaign_copy WHERE page_id = $1 AND campaign_id = $2"
                + " AND version = "
                + version,
            campaign,
            text)
        .get(0)
        .getString("said");
  }

  private long sent(String variant) {
    return shop.number(
        "SELECT count(*) FROM outbox o JOIN campaign_copy e USING (page_id, campaign_id, version)"
            + " WHERE page_id = $1 AND o.say = 'WELCOME' AND e.variant = $2",
        variant);
  }

  @Test
  void a_planned_variant_is_written_in_peace_and_a_send_starts_it() {
    Await.on(store.plan(campaign, EVEN));
    Trial written =
        Await.on(store.reword(campaign, "B", Rewording.ofMain(Map.of("welcome", "Psst!"))));
    assertThat(written.state()).isEqualTo(Trial.State.PREPARED);
    assertThat(written.variants()).extracting(Trial.Variant::name).containsExactly("A", "B");
    assertThat(shop.rows("SELECT 1 FROM campaign WHERE page_id = $1 AND draw IS NOT NULL"))
        .isEmpty();
    shop.customers("p", 400);

    Await.on(house.worker(id -> {}).send(campaign, Optional.empty()));

    assertThat(Await.on(store.find(campaign)).orElseThrow().state()).isEqualTo(Trial.State.RUNNING);
    assertThat(sent("A") + sent("B")).isEqualTo(400);
    assertThat(sent("B")).isBetween(150L, 250L);
    int b = (int) shop.number("SELECT version FROM variant WHERE page_id = $1 AND name = 'B'");
    assertThat(words(b, "welcome")).isEqualTo("Psst!");
    assertThat(
            shop.number(
                "SELECT count(*) FROM journey j JOIN campaign_copy e USING (page_id, campaign_id,"
                    + " version) WHERE page_id = $1 AND j.lot % 8 <> ascii(e.variant) - 64"))
        .isZero();
    Recount.agrees(shop, campaign);
  }

  @Test
  void what_the_campaign_says_from_now_on_its_variants_say_too_except_in_their_own_words() {
    Await.on(store.plan(campaign, EVEN));
    writeB();
    Await.on(store.start(campaign));
    List<Integer> before = versions();

    Await.on(
        shop.campaigns()
            .update(
                campaign,
                Optional.empty(),
                Rewording.ofMain(Map.of("welcome", "Dear all", "thanks", "Bye"))));

    List<Integer> after = versions();
    assertThat(after).doesNotContainAnyElementsOf(before);
    assertThat(words(after.get(0), "welcome")).isEqualTo("Dear all");
    assertThat(words(after.get(1), "welcome")).isEqualTo("Psst!");
    assertThat(words(after.get(1), "thanks")).isEqualTo("Bye");
    assertThat(
            shop.number(
                "SELECT (draw -> 'versions' ->> 1)::int FROM campaign WHERE page_id = $1 AND id = $2",
                campaign))
        .isEqualTo(after.get(1).longValue());
    assertThat(Await.on(shop.overviews().versions(campaign))).hasSize(2);
  }

  private List<Integer> versions() {
    return shop.rows("SELECT version FROM variant WHERE page_id = $1 ORDER BY name").stream()
        .map(row -> row.getInteger("version"))
        .toList();
  }

  @Test
  void the_holdout_gets_nothing_and_is_left_out_again_by_the_next_send() {
    Await.on(store.plan(campaign, plan(2, false, 0.25)));
    writeB();
    shop.customers("p", 400);
    CampaignWorker worker = house.worker(id -> {});

    Await.on(worker.send(campaign, Optional.empty()));
    long heldOut = shop.number("SELECT count(*) FROM held_out WHERE page_id = $1");
    Await.on(worker.poll());
    shop.rows("UPDATE outbox SET state = 'sent' WHERE page_id = $1");
    Await.on(worker.poll());
    Await.on(worker.send(campaign, Optional.empty()));

    assertThat(heldOut).isBetween(60L, 140L);
    assertThat(sent("A") + sent("B")).isEqualTo(400 - heldOut);
    assertThat(shop.number("SELECT count(*) FROM held_out WHERE page_id = $1")).isEqualTo(heldOut);
    Recount.agrees(shop, campaign);
  }

  @Test
  void who_is_held_out_of_two_trials_is_counted_in_the_second_too() {
    Await.on(store.plan(campaign, plan(2, false, 0.5)));
    writeB();
    shop.customers("p", 200);
    CampaignWorker worker = house.worker(id -> {});
    Await.on(worker.send(campaign, Optional.empty()));
    Await.on(store.use(campaign, "B"));
    shop.rows("UPDATE outbox SET state = 'sent' WHERE page_id = $1");
    Await.on(worker.poll());
    Await.on(store.plan(campaign, plan(2, false, 0.5)));
    Await.on(store.reword(campaign, "B", Rewording.ofMain(Map.of("welcome", "Hey!"))));

    Await.on(worker.send(campaign, Optional.empty()));

    long wave = shop.number("SELECT max(number) FROM wave WHERE page_id = $1");
    long heldOut =
        shop.number("SELECT count(*) FROM held_out WHERE page_id = $1 AND wave = $2", wave);
    long all = shop.number("SELECT queued FROM wave WHERE page_id = $1 AND number = $2", wave);
    assertThat(wave).isEqualTo(2);
    assertThat(all).isBetween(60L, 140L);
    assertThat(heldOut).isEqualTo(all - queuedOf(wave));
    assertThat(heldOut).isBetween(all / 4, 3 * all / 4);
  }

  private long queuedOf(long wave) {
    return shop.number("SELECT count(*) FROM journey WHERE page_id = $1 AND lot / 8 = $2", wave);
  }

  @Test
  void one_for_everybody_is_published_and_nobody_gets_another_variant() {
    Await.on(store.plan(campaign, EVEN));
    writeB();
    Await.on(store.start(campaign));

    Trial over = Await.on(store.use(campaign, "B"));

    assertThat(over.state()).isEqualTo(Trial.State.OVER);
    assertThat(over.chosen()).contains("B");
    Campaign now = Await.on(shop.campaigns().find(campaign)).orElseThrow();
    assertThat(now.copy().main().fields()).containsEntry("welcome", "Psst!");
    assertThat(shop.rows("SELECT 1 FROM campaign WHERE page_id = $1 AND draw IS NOT NULL"))
        .isEmpty();
    assertThat(Await.failure(store.use(campaign, "A"))).isInstanceOf(NotNow.class);
    assertThat(Await.failure(store.start(campaign)))
        .isInstanceOf(NotNow.class)
        .hasMessage("This trial is over; plan another one");
    assertThat(Await.on(store.plan(campaign, EVEN)).variants().get(1).own().words()).isEmpty();
  }

  @Test
  void while_people_get_variants_only_the_way_of_drawing_may_change() {
    Await.on(store.plan(campaign, EVEN));
    assertThat(Await.on(store.plan(campaign, plan(4, false, 0))).variants()).hasSize(4);
    Await.on(store.plan(campaign, EVEN));
    writeB();
    Await.on(store.start(campaign));

    assertThat(Await.on(store.plan(campaign, plan(2, true, 0))).experiment().learns()).isTrue();
    assertThat(Await.failure(store.plan(campaign, plan(3, true, 0)))).isInstanceOf(NotNow.class);
    assertThat(Await.failure(store.plan(campaign, plan(2, true, 0.1)))).isInstanceOf(NotNow.class);
    assertThat(Await.failure(store.drop(campaign))).isInstanceOf(NotNow.class);
  }

  @Test
  void a_variant_must_not_break_the_rules_of_texts_and_must_exist() {
    Await.on(store.plan(campaign, EVEN));

    assertThat(
            Await.failure(store.reword(campaign, "B", Rewording.ofMain(Map.of("code", "OTHER")))))
        .isInstanceOf(CopyRefused.class);
    assertThat(
            Await.failure(store.reword(campaign, "C", Rewording.ofMain(Map.of("welcome", "Hi")))))
        .isInstanceOf(NoSuchCampaign.class);
    Await.on(store.drop(campaign));
    assertThat(Await.on(store.find(campaign))).isEmpty();
  }

  @Test
  void variants_that_say_the_same_are_named_and_neither_started_nor_sent() {
    shop.customers("p", 10);
    Await.on(store.plan(campaign, plan(4, false, 0)));
    writeB();

    for (var refused :
        List.of(store.start(campaign), house.worker(id -> {}).send(campaign, Optional.empty()))) {
      assertThat(Await.failure(refused))
          .isInstanceOf(NotNow.class)
          .hasMessage("Some variants say the same (A, C, D); change what one of them says first");
    }
    assertThat(house.state(campaign)).isEqualTo("draft");
    assertThat(Await.on(store.find(campaign)).orElseThrow().state())
        .isEqualTo(Trial.State.PREPARED);
    assertThat(Await.failure(store.use(campaign, "B"))).isInstanceOf(NotNow.class);
  }

  @Test
  void people_held_out_cannot_be_reached_until_their_trial_and_their_time_are_over() {
    Await.on(store.plan(campaign, plan(2, false, 0.25)));
    writeB();
    shop.customers("p", 400);
    CampaignWorker worker = house.worker(id -> {});
    Await.on(worker.send(campaign, Optional.empty()));
    int heldOut = (int) shop.number("SELECT count(*) FROM held_out WHERE page_id = $1");
    shop.rows("UPDATE outbox SET state = 'sent' WHERE page_id = $1");
    Await.on(worker.poll());

    keeps(heldOut);
    shop.rows("UPDATE held_out SET held_at = held_at - interval '2 days' WHERE page_id = $1");
    keeps(heldOut);
    Await.on(store.use(campaign, "B"));

    assertThat(reach().keptOut()).isZero();
    assertThat(Await.on(worker.send(campaign, Optional.empty())).queued()).isEqualTo(heldOut);
    assertThat(shop.number("SELECT count(*) FROM journey WHERE page_id = $1")).isEqualTo(400);
    Recount.agrees(shop, campaign);
  }

  @Test
  void who_was_held_out_lately_is_kept_out_also_after_the_trial() {
    Await.on(store.plan(campaign, plan(2, false, 0.25)));
    writeB();
    shop.customers("p", 400);
    Await.on(house.worker(id -> {}).send(campaign, Optional.empty()));
    Await.on(store.use(campaign, "B"));

    keeps((int) shop.number("SELECT count(*) FROM held_out WHERE page_id = $1"));
    Await.on(store.plan(campaign, EVEN));

    assertThat(reach().keptOut()).isZero();
  }

  private void keeps(int heldOut) {
    assertThat(heldOut).isPositive();
    assertThat(reach().keptOut()).isEqualTo(heldOut);
    assertThat(reach().sending().queued()).isZero();
  }

  private Reach reach() {
    return Await.on(shop.overviews().reach(campaign, Optional.empty()));
  }
}
