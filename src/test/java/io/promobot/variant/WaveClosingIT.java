package io.promobot.variant;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.campaign.VariantStore;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.wording.Rewording;
import io.promobot.wording.Voices;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a wave ends. */
@Timeout(120)
class WaveClosingIT {
  private final TestShop shop = TestShop.open();
  private final String campaign =
      Await.on(shop.campaigns().create("Summer", CouponStory.STORY)).id();
  private final VariantStore store = new VariantStore(shop.database, shop.page, Voices::umi);
  private final WaveStore waves = new WaveStore(shop.database, shop.page);
  private final WaveCountStore counts = new WaveCountStore(shop.database, shop.page);

  @AfterEach
  void close() {
    shop.close();
  }

  private void start() {
    Experiment plan =
        new Experiment(
            2,
            CouponStory.REVEALED,
            true,
            0,
            0.002,
            100,
            Duration.ofSeconds(2),
            Duration.ofSeconds(2));
    Await.on(store.plan(campaign, plan));
    Await.on(store.reword(campaign, "B", Rewording.ofMain(Map.of("welcome", "Psst!"))));
    Await.on(store.start(campaign));
    shop.rows(
        "UPDATE wave SET opened_at = now() - interval '1 hour', queued = 1 WHERE page_id = $1");
  }

  private static final String NOW = "SELECT clock_timestamp() AS now";

  @Test
  void a_wave_ends_when_the_campaign_is_locked_and_not_when_the_transaction_began() {
    start();

    OffsetDateTime locked =
        Await.on(
            shop.database.bulkTransaction(
                tx ->
                    tx.query(NOW)
                        .execute()
                        .map(rows -> rows.iterator().next().getOffsetDateTime("now"))
                        .compose(at -> waves.roll(tx, campaign).map(rolled -> at))));

    assertThat(
            shop.rows("SELECT closed_at FROM wave WHERE page_id = $1 AND number = 1")
                .get(0)
                .getOffsetDateTime("closed_at"))
        .isAfterOrEqualTo(locked);
  }

  @Test
  void a_wave_is_not_out_while_the_intake_may_still_write_down_who_came_in_it() {
    start();
    Await.on(waves.roll(campaign));

    assertThat(outSecondsAfterItsEnd(9)).isFalse();
    assertThat(outSecondsAfterItsEnd(11)).isTrue();
  }

  @Test
  void a_wave_is_not_counted_while_the_intake_may_still_write_down_the_last_taps() {
    start();
    Await.on(waves.roll(campaign));

    assertThat(countedSecondsAfterTheTimeToAct(9)).isFalse();
    assertThat(Await.on(waves.due())).isEmpty();
    assertThat(countedSecondsAfterTheTimeToAct(11)).isTrue();
  }

  private boolean countedSecondsAfterTheTimeToAct(int seconds) {
    shop.rows(
        "UPDATE wave SET closed_at = now() - interval '1 minute',"
            + " out_at = now() - ($2 + 2) * interval '1 second' WHERE page_id = $1 AND number = 1",
        seconds);
    return Await.on(counts.count(campaign));
  }

  private boolean outSecondsAfterItsEnd(int seconds) {
    shop.rows(
        "UPDATE wave SET closed_at = now() - $2 * interval '1 second'"
            + " WHERE page_id = $1 AND number = 1",
        seconds);
    Await.on(counts.noteOut(campaign));
    return shop.number(
            "SELECT count(*) FROM wave WHERE page_id = $1 AND out_at IS NOT NULL AND number = 1")
        == 1;
  }
}
