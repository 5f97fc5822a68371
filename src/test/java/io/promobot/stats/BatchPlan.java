package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;

/**
 * Statements over many rows at once find each by its key, whatever PostgreSQL knows of the tables.
 */
public final class BatchPlan {
  private static final String LEARN = "ANALYZE customer, outbox, lead, chat_message";

  private BatchPlan() {}

  /** Thousands of rows in the tables that batches write to. */
  public static TestShop grown() {
    TestShop shop = TestShop.open();
    shop.customers("ana", 5_000);
    shop.rows(
        """
        INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, state)
        SELECT $1, id, 'welcome', 1, 'WELCOME', state
        FROM customer, unnest('{sent,queued}'::text[]) AS state WHERE page_id = $1
        """);
    shop.rows(
        """
        INSERT INTO chat_message (page_id, customer_id, outbox_id, at)
        SELECT $1, customer_id, id, now() FROM outbox WHERE page_id = $1
        """);
    shop.rows(
        """
        INSERT INTO lead (page_id, name, email, email_key)
        SELECT $1, i, i || '@x.es', i || '@x.es' FROM generate_series(1, 5000) i
        """);
    return shop;
  }

  /** As a statement that is used often: its plan is made once, for parameters of any size. */
  public static void findsEachRowByItsKey(TestShop shop, String sql) {
    assertThat(PlanReader.readsListsPerRow(plan(shop, sql)))
        .as("before ANALYZE: %s", sql)
        .isFalse();
    Await.on(shop.database.bulk().query(LEARN).execute());
    assertThat(PlanReader.readsListsPerRow(plan(shop, sql))).as("after ANALYZE: %s", sql).isFalse();
  }

  private static String plan(TestShop shop, String sql) {
    return Await.on(
            shop.database.general().query("EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + sql).execute())
        .iterator()
        .next()
        .getValue(0)
        .toString();
  }
}
