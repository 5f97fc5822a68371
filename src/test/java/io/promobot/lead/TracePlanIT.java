package io.promobot.lead;

import io.promobot.TestShop;
import io.promobot.stats.BatchPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Registering many people at once costs each the same. */
@Timeout(60)
class TracePlanIT {
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = BatchPlan.grown();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void origins_are_saved_by_lead() {
    BatchPlan.findsEachRowByItsKey(shop, LeadStore.TRACE);
  }
}
