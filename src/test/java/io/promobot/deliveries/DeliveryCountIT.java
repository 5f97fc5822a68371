package io.promobot.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.stats.PlanReader;
import io.vertx.sqlclient.Tuple;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DeliveryCountIT {
  private TestShop shop;
  private DeliveryCountStore counts;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    counts = new DeliveryCountStore(shop.database, shop.page);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static void rows(TestShop shop, String state, int attempts, int n) {
    shop.rows(
        """
        INSERT INTO outbox (page_id, customer_id, state, attempts)
        SELECT $1, i, $2, $3 FROM generate_series(1, $4) i
        """,
        state,
        (short) attempts,
        n);
  }

  @Test
  void each_state_is_counted_alone_and_what_is_tried_again_waits_too() {
    rows(shop, "queued", 0, 1);
    rows(shop, "queued", 2, 2);
    rows(shop, "failed", 1, 3);
    rows(shop, "skipped", 0, 4);
    rows(shop, "held", 0, 8);
    rows(shop, "cancelled", 0, 5);
    shop.rows(
        """
        INSERT INTO outbox (page_id, customer_id, state, attempts)
        SELECT $1, 1000 + i, CASE WHEN i > 6 THEN 'unknown' ELSE 'sending' END, 1
        FROM generate_series(1, 13) i
        """);
    rows(shop, "sent", 1, 50);
    rows(shop.neighbour(), "failed", 1, 50);

    assertThat(Await.on(counts.count())).isEqualTo(new DeliveryCounts(3, 0, 2, 8, 6, 7, 3, 4, 5));
  }

  @Test
  void what_is_due_later_is_counted_apart_from_what_is_tried_again_later() {
    rows(shop, "queued", 0, 1);
    shop.rows(
        """
        INSERT INTO outbox (page_id, kind, priority, due_at, attempts, attempted_at)
        SELECT $1, 'email', 2, now() + interval '1 minute', 0, NULL FROM generate_series(1, 4)
        UNION ALL SELECT $1, 'email', 2, now() + interval '1 minute', 3, now() FROM generate_series(1, 2)
        """);

    assertThat(Await.on(counts.count())).isEqualTo(new DeliveryCounts(3, 4, 2, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void messages_can_be_counted_without_the_calls_of_other_systems() {
    rows(shop, "queued", 0, 3);
    shop.rows(
        """
        INSERT INTO outbox (page_id, kind, priority, state, attempts)
        SELECT $1, 'email', 2, s, 1 FROM unnest(ARRAY['queued', 'failed', 'skipped']) s
        """);

    assertThat(Await.on(counts.countMessages()))
        .isEqualTo(new DeliveryCounts(3, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(Await.on(counts.count())).isEqualTo(new DeliveryCounts(4, 0, 1, 0, 0, 0, 1, 1, 0));
  }

  @Test
  void beyond_ten_thousand_it_stops_and_what_was_sent_is_never_read() {
    rows(shop, "failed", 1, 40_000);
    rows(shop, "queued", 0, 40_000);
    rows(shop, "sent", 1, 120_000);
    rows(shop, "skipped", 0, 10);
    Await.on(shop.database.bulk().query("ANALYZE outbox").execute());

    DeliveryCounts counted = Await.on(counts.count());

    assertThat(counted).isEqualTo(new DeliveryCounts(10_000, 0, 0, 0, 0, 0, 10_000, 10, 0));
    assertThat(PlanReader.rowsRead(plan())).isLessThan(35_000);
  }

  @Test
  void what_was_sent_is_counted_apart_and_only_up_to_ten_thousand() {
    rows(shop, "sent", 1, 12);
    rows(shop, "failed", 1, 3);
    rows(shop.neighbour(), "sent", 1, 5);
    assertThat(Await.on(counts.countSent())).isEqualTo(12);

    rows(shop, "sent", 1, 30_000);
    assertThat(Await.on(counts.countSent())).isEqualTo(10_000);
  }

  @Test
  void many_that_are_due_later_hide_none_that_is_due_and_are_counted_in_the_index_alone() {
    queued(0, "1 hour", 0, 20_001);
    queued(1, "-1 second", 0, 300);
    queued(1, "1 minute", 2, 40);
    Await.until(this::vacuumed);

    assertThat(Await.on(counts.count()))
        .isEqualTo(new DeliveryCounts(340, 10_000, 40, 0, 0, 0, 0, 0, 0));
    String plan = plan();
    assertThat(PlanReader.rowsRead(plan)).isLessThan(12_000);
    assertThat(plan).doesNotContain("Seq Scan");
    assertThat(heapFetches(plan)).isLessThan(500);
  }

  @Test
  void many_that_are_due_hide_none_that_is_due_later() {
    queued(1, "-1 second", 0, 20_001);
    queued(2, "1 hour", 0, 7);

    assertThat(Await.on(counts.count()))
        .isEqualTo(new DeliveryCounts(10_000, 7, 0, 0, 0, 0, 0, 0, 0));
  }

  private void queued(int priority, String in, int attempts, int n) {
    shop.rows(
        """
        INSERT INTO outbox (page_id, customer_id, priority, attempts, due_at, attempted_at)
        SELECT $1, i, $2, $3, now() + $4::text::interval, CASE WHEN $3 > 0 THEN now() END
        FROM generate_series(1, $5) i
        """,
        (short) priority,
        (short) attempts,
        in,
        n);
  }

  /** A reader of the rows keeps their pages from being marked as visible to all. */
  private boolean vacuumed() {
    Await.on(shop.database.bulk().query("VACUUM ANALYZE outbox").execute());
    return shop.number(
            """
            SELECT count(*) FROM pg_class
            WHERE oid = 'outbox_live'::regclass AND relallvisible > 0.9 * relpages AND $1 <> ''
            """)
        == 1;
  }

  private String plan() {
    return Await.on(
            shop.database
                .general()
                .preparedQuery("EXPLAIN (ANALYZE, FORMAT JSON) " + DeliveryCountStore.COUNTS)
                .execute(Tuple.of(shop.page, 10_000, 2)))
        .iterator()
        .next()
        .getValue(0)
        .toString();
  }

  /** Rows that an index alone could not count. */
  private static long heapFetches(String plan) {
    return Pattern.compile("\"Heap Fetches\":\\s*(\\d+)")
        .matcher(plan)
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }
}
