package io.promobot.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.backlog.Backlog.Waiting;
import io.promobot.db.Await;
import io.vertx.sqlclient.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is waiting is counted without reading everything that was ever sent. */
@Timeout(600)
class BacklogIT {
  private static final int FINISHED = Integer.getInteger("promobot.finished.rows", 20_000);

  private static final int PORTION = 20_000;

  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    shop.customers("p", 1_000);
    for (int filled = 0; filled < FINISHED; filled += PORTION) {
      fill("sent", 1, PORTION);
    }
    fill("queued", 0, 20);
    fill("queued", 1, 300);
    fill("held", 1, 7);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void fill(String state, int priority, int rows) {
    shop.rows(
        """
        INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, state, priority, due_at)
        SELECT $1, (SELECT min(id) FROM customer WHERE page_id = $1) + i % 1000,
               'welcome', 1, 'WELCOME', $2, $3, now() - interval '1 minute'
        FROM generate_series(1, $4) i
        """,
        state, priority, rows);
  }

  @Test
  void what_waits_is_counted_by_kind_and_state() {
    shop.rows(
        """
        INSERT INTO outbox (page_id, kind, lead_id, channel_id, priority, state, attempts, due_at)
        VALUES ($1, 'email', 1, NULL, 2, 'queued', 0, now() + interval '1 hour'),
               ($1, 'slack', NULL, 5, 2, 'queued', 3, now() - interval '2 minutes'),
               ($1, 'slack', NULL, 6, 2, 'sending', 1, now())
        """);

    Backlog backlog = Await.on(new BacklogStore(shop.database, shop.page).read());

    assertThat(backlog.waiting())
        .contains(
            new Waiting("answer", "queued", 20),
            new Waiting("campaign", "queued", 300),
            new Waiting("campaign", "held", 7),
            new Waiting("letters", "later", 1),
            new Waiting("slack", "retrying", 1),
            new Waiting("slack", "sending", 1));
    assertThat(backlog.ages())
        .anyMatch(age -> age.kind().equals("answer") && age.seconds() >= 60)
        .anyMatch(age -> age.kind().equals("slack") && age.seconds() >= 120)
        .anyMatch(age -> age.kind().equals("letters") && age.seconds() == 0);
  }

  @Test
  void what_is_due_later_is_told_apart_from_what_is_due_and_from_what_is_tried_again_later() {
    shop.rows(
        """
        INSERT INTO outbox (page_id, customer_id, priority, attempts, due_at)
        SELECT $1, i, 1, CASE WHEN i > 5 THEN 0 ELSE 2 END, now() + interval '1 hour'
        FROM generate_series(1, 12) i
        UNION ALL SELECT $1, i, 1, 1, now() - interval '1 second' FROM generate_series(1, 4) i
        """);

    Backlog backlog = Await.on(new BacklogStore(shop.database, shop.page).read());

    assertThat(backlog.waiting())
        .contains(
            new Waiting("answer", "queued", 20),
            new Waiting("answer", "later", 0),
            new Waiting("campaign", "queued", 300),
            new Waiting("campaign", "later", 7),
            new Waiting("campaign", "retrying", 9));
  }

  @Test
  void finished_deliveries_cost_nothing() {
    StringBuilder plan = new StringBuilder();
    String sql = BacklogStore.BACKLOG.replace("$2", "" + Backlog.MOST);
    for (Row row : shop.rows("EXPLAIN (ANALYZE, BUFFERS) " + sql)) {
      plan.append(row.getString(0)).append('\n');
    }
    System.out.println(FINISHED + " finished rows:\n" + plan);

    assertThat(plan.toString()).doesNotContain("Seq Scan on outbox");
    assertThat(plan.toString().lines().filter(line -> line.contains(" on outbox")))
        .isNotEmpty()
        .allMatch(line -> line.contains("Index"));
  }
}
