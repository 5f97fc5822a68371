package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Figures of those who joined in the last days cost what those days cost, not the whole campaign.
 */
@Timeout(120)
class FiguresSinceIT {
  private static final long A_FEW_STRETCHES_OF_THE_TABLE = 50_000;

  private TestShop shop;
  private OffsetDateTime yesterday;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    ManyJourneys.join(shop);
    yesterday = OffsetDateTime.now(ZoneOffset.UTC).minusDays(1);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void sums_read_only_the_days_asked_for() {
    var plan =
        ManyJourneys.plan(
            shop, StatsStore.SUMS_SINCE, "welcome", null, null, "messenger", null, yesterday);

    assertThat(PlanReader.indexes(plan)).contains("journey_entered_at");
    assertThat(PlanReader.rowsRead(plan)).isBetween(1_000L, A_FEW_STRETCHES_OF_THE_TABLE);
  }

  @Test
  void origins_read_only_the_days_asked_for() {
    var plan =
        ManyJourneys.plan(
            shop, OriginStore.ORIGINS_SINCE, "welcome", 100, "messenger", null, yesterday, null);

    assertThat(PlanReader.indexes(plan)).contains("journey_entered_at");
    assertThat(PlanReader.rowsRead(plan)).isBetween(1_000L, A_FEW_STRETCHES_OF_THE_TABLE);
  }
}
