package io.promobot.chat;

import io.promobot.TestShop;
import io.promobot.stats.BatchPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading the chats of many visitors at once costs each the same. */
@Timeout(60)
class ReadPlanIT {
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
  void new_messages_are_found_by_visitor() {
    BatchPlan.findsEachRowByItsKey(shop, ChatStore.NEWER);
  }

  @Test
  void times_of_messages_are_found_by_visitor() {
    BatchPlan.findsEachRowByItsKey(shop, ChatStore.TIMES);
  }
}
