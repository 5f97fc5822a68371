package io.promobot.inbox;

import io.promobot.TestShop;
import io.promobot.stats.BatchPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Saving what many customers did at once costs each the same. */
@Timeout(60)
class SavePlanIT {
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
  void receipts_are_saved_by_customer() {
    BatchPlan.findsEachRowByItsKey(shop, PersonStore.SAVE_RECEIPTS);
  }

  @Test
  void where_clocks_are_is_saved_by_customer() {
    BatchPlan.findsEachRowByItsKey(shop, TimeZoneStore.SAVE);
  }

  @Test
  void open_forms_are_saved_by_customer() {
    BatchPlan.findsEachRowByItsKey(shop, PersonStore.SAVE_FORMS);
  }

  @Test
  void what_people_from_the_shop_wrote_is_saved_by_customer() {
    BatchPlan.findsEachRowByItsKey(shop, HandoverStore.SAVE);
  }
}
