package io.promobot.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.stats.PlanReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Looking every second for what nobody came back for reads only that. */
@Timeout(120)
class ExpiryPlanIT {
  private static final double A_MONTH = 30 * 86_400.0;

  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void waiting(int from, int to, String since) {
    shop.rows(
        """
        INSERT INTO chat_message (page_id, customer_id, at, campaign_id)
        SELECT $1, n, $4::text::timestamptz, 'welcome' FROM generate_series($2::int, $3::int) n
        """,
        from,
        to,
        since);
  }

  private String plan() {
    return shop.rows("EXPLAIN (ANALYZE, FORMAT JSON) " + ExpiryStore.DUE, A_MONTH, 500)
        .get(0)
        .getValue(0)
        .toString();
  }

  @Test
  void only_what_is_due_is_read_however_much_waits() {
    waiting(1, 50_000, "now");
    waiting(50_001, 50_003, "2020-01-01");

    assertThat(PlanReader.indexes(plan())).contains("chat_message_waits");
    assertThat(PlanReader.rowsRead(plan())).isBetween(3L, 30L);
  }

  @Test
  void a_cancelled_campaign_is_ended_in_steps() {
    waiting(1, 5_000, "now");
    shop.rows("UPDATE campaign SET state = 'cancelled' WHERE page_id = $1 AND id = 'welcome'");

    assertThat(PlanReader.rowsRead(plan())).isBetween(500L, 530L);
  }
}
