package io.promobot.outbox;

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

/** A hundred thousand messages of a paused campaign are next to the queue, not in it. */
@Timeout(120)
class ClaimPlanIT {
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    shop.customers("p", 1_000);
    shop.rows(
        """
        INSERT INTO campaign (page_id, id, name, state)
        VALUES ($1, 'c1', 'Spring', 'paused'), ($1, 'c2', 'Autumn', 'sending')
        """);
    fill("held", 1, "c1", 100_000);
    fill("queued", 0, "welcome", 20);
    fill("queued", 1, "c2", 20);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void fill(String state, int priority, String campaign, int rows) {
    shop.rows(
        """
        INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, state, priority)
        SELECT $1, (SELECT min(id) FROM customer WHERE page_id = $1) + i % 1000,
               $4, 1, 'WELCOME', $2, $3
        FROM generate_series(1, $5) i
        """,
        state, priority, campaign, rows);
  }

  @Test
  void replies_are_claimed_without_a_look_at_them() {
    assertThat(rowsRead(ClaimStore.CLAIM_REPLIES, Tuple.of(shop.page, 64, 1_000L, "en")))
        .isLessThan(300);
  }

  @Test
  void another_campaign_is_claimed_without_a_look_at_them() {
    shop.rows("UPDATE page SET next_campaign_at = now() - interval '1 hour' WHERE page_id = $1");
    shop.rows("DELETE FROM outbox WHERE page_id = $1 AND priority = 0");

    assertThat(
            rowsRead(
                ClaimStore.CLAIM_CAMPAIGN, Tuple.of(shop.page, 48, 1_000L, 1_000.0, 60.0, "en")))
        .isLessThan(300);
    assertThat(shop.number("SELECT count(*) FROM outbox WHERE page_id = $1 AND state = 'sending'"))
        .isEqualTo(20);
  }

  @Test
  void the_only_campaign_that_waits_is_claimed_without_a_look_at_all_of_it() {
    shop.rows("DELETE FROM outbox WHERE page_id = $1");
    fill("queued", 1, "c2", 20_000);
    Await.on(shop.database.bulk().query("VACUUM (ANALYZE) customer, outbox_live").execute());

    String plan =
        Await.on(
            shop.database
                .ingest()
                .withConnection(
                    connection ->
                        connection
                            .query("PREPARE claim AS " + ClaimStore.CLAIM_CAMPAIGN)
                            .execute()
                            .compose(
                                prepared ->
                                    connection
                                        .query(
                                            "EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE claim"
                                                + " ('%s', 48, 1000, 1000, 60, 'en')"
                                                    .formatted(shop.page))
                                        .execute())
                            .map(rows -> rows.iterator().next().getValue(0).toString())));

    assertThat(PlanReader.rowsRead(plan)).isLessThan(3_000);
  }

  private long rowsRead(String claim, Tuple tuple) {
    Row plan =
        Await.on(
                shop.database
                    .ingest()
                    .preparedQuery("EXPLAIN (ANALYZE, FORMAT JSON) " + claim)
                    .execute(tuple))
            .iterator()
            .next();
    return PlanReader.rowsRead(plan.getValue(0).toString());
  }
}
