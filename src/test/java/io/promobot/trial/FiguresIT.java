package io.promobot.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.promobot.TestShop;
import io.promobot.campaign.Trial;
import io.promobot.campaign.VariantStore;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.variant.Experiment;
import io.promobot.wording.Rewording;
import io.promobot.wording.Voices;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A trial's figures as they are read. */
@Timeout(120)
class FiguresIT {
  private final TestShop shop = TestShop.open();
  private final String campaign =
      Await.on(shop.campaigns().create("Summer", CouponStory.STORY)).id();
  private final VariantStore store = new VariantStore(shop.database, shop.page, Voices::umi);

  @AfterEach
  void close() {
    shop.close();
  }

  private Report report() {
    return Await.on(
            new FiguresStore(shop.database, shop.page)
                .of(campaign, Await.on(store.find(campaign)).orElseThrow()))
        .orElseThrow();
  }

  @Test
  void a_trial_that_is_dropped_or_planned_again_while_somebody_reads_it_has_no_figures() {
    Await.on(store.plan(campaign, plan(false)));
    Trial read = Await.on(store.find(campaign)).orElseThrow();
    FiguresStore figures = new FiguresStore(shop.database, shop.page);
    assertThat(Await.on(figures.of(campaign, read))).isPresent();

    shop.rows("DELETE FROM variant WHERE page_id = $1 AND name = 'B'");
    assertThat(Await.on(figures.of(campaign, read))).as("with another number").isEmpty();
    Await.on(store.drop(campaign));
    assertThat(Await.on(figures.of(campaign, read))).as("dropped").isEmpty();
  }

  private void start(Experiment plan) {
    Await.on(store.plan(campaign, plan));
    Await.on(store.reword(campaign, "B", Rewording.ofMain(Map.of("welcome", "Psst!"))));
    Await.on(store.start(campaign));
  }

  static Experiment plan(boolean learns) {
    return new Experiment(
        2, CouponStory.REVEALED, learns, 0, 0.002, 100, Duration.ofHours(1), Duration.ofDays(1));
  }

  @Test
  void waiting_costs_something_only_while_people_get_the_campaign() {
    start(plan(false));
    shop.rows(
        """
        INSERT INTO wave (page_id, campaign_id, number, shares, closed_at, out_at, counted_at, came,
          people, delivered, reached, sent, sent_reached, held, held_reached)
        VALUES ($1, $2, 9, '{0.5,0.5}', now(), now(), now(), 3000,
          '{1500,1500}', '{1500,1500}', '{150,255}', '{0,0}', '{0,0}', 0, 0)
        """,
        campaign);
    shop.rows(
        """
        INSERT INTO stage_count (page_id, campaign_id, hour, stage, slot, people)
        VALUES ($1, $2, date_trunc('hour', now()), 'sent', 0, 1000),
          ($1, $2, date_trunc('hour', now()), 'revealed', 0, 300),
          ($1, $2, date_trunc('hour', now() - interval '2 days'), 'sent', 0, 90000)
        """,
        campaign);
    assertThat(report().waitingCostsDaily().orElseThrow()).isCloseTo(35, within(1.0));

    shop.rows("UPDATE stage_count SET hour = hour - interval '2 days' WHERE page_id = $1");
    assertThat(report().waitingCostsDaily()).isEmpty();
  }
}
