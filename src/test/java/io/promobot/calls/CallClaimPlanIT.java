package io.promobot.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.stats.PlanReader;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Finding the calls that can be made does not read the many that cannot. */
@Timeout(120)
class CallClaimPlanIT {
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void calls_are_claimed_without_a_look_at_what_waits_for_a_channel_that_is_away() {
    shop.rows(
        """
        INSERT INTO outbox (page_id, kind, request_id, channel_id, priority)
        SELECT $1, 'slack', i, 1 + i % 3, 2 FROM generate_series(1, 60000) i
        """);
    shop.rows(
        """
        INSERT INTO outbox (page_id, kind, lead_id, priority, due_at)
        SELECT $1, 'email', i, 2, now() + interval '1 minute' FROM generate_series(1, 60000) i
        """);
    shop.rows(
        """
        INSERT INTO outbox (page_id, kind, request_id, channel_id, priority)
        SELECT $1, 'email', i, 4, 2 FROM generate_series(1, 20) i
        """);
    shop.rows("INSERT INTO pause VALUES ($1, 3, now() + interval '1 hour')");
    Tuple tuple = Tuple.of(shop.page, 64, 1_000L, new Long[] {1L, 2L}, new Integer[] {0, 0}, 8);

    assertThat(rowsRead(CallClaimStore.CLAIM, tuple)).isLessThan(300);

    assertThat(shop.rows("SELECT channel_id FROM outbox WHERE page_id = $1 AND state = 'sending'"))
        .extracting(row -> row.getLong(0))
        .containsExactly(4L);
  }

  @Test
  void events_are_claimed_without_a_look_at_those_of_other_customers() {
    shop.rows(
        """
        INSERT INTO outbox (page_id, kind, channel_id, event, about_id, priority)
        SELECT $1, 'webhook', 1, 'customer.came', 1 + i % 20000, 2 FROM generate_series(1, 60000) i
        """);
    shop.rows(
        """
        UPDATE outbox SET due_at = now() + interval '1 minute', attempts = 1
        WHERE page_id = $1 AND id = (SELECT min(id) FROM outbox WHERE page_id = $1)
        """);
    Tuple tuple = Tuple.of(shop.page, 64, 1_000L, new Long[0], new Integer[0], 8);

    assertThat(rowsRead(CallClaimStore.CLAIM, tuple)).isLessThan(300);

    assertThat(
            shop.rows(
                "SELECT id - (SELECT min(id) FROM outbox) FROM outbox"
                    + " WHERE page_id = $1 AND state = 'sending'"))
        .as("the first whose customer has nothing before it")
        .extracting(row -> row.getLong(0))
        .containsExactly(1L);
  }

  private long rowsRead(String claim, Tuple tuple) {
    Row plan =
        Await.on(
                shop.database
                    .general()
                    .preparedQuery("EXPLAIN (ANALYZE, FORMAT JSON) " + claim)
                    .execute(tuple))
            .iterator()
            .next();
    return PlanReader.rowsRead(plan.getValue(0).toString());
  }
}
