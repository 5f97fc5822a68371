package io.promobot.outbox;

import io.promobot.TestShop;
import io.promobot.stats.BatchPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Settling many messages at once costs each the same. */
@Timeout(60)
class SettlePlanIT {
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
  void messages_are_settled_by_their_ids() {
    BatchPlan.findsEachRowByItsKey(shop, SettleStore.SETTLE);
  }

  @Test
  void their_customers_are_saved_by_their_ids() {
    BatchPlan.findsEachRowByItsKey(shop, RecipientStore.SAVE_RECIPIENTS);
  }
}
