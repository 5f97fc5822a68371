package io.promobot.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.db.BadCursor;
import io.promobot.db.Page;
import io.promobot.stats.PlanReader;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class DeliveryIT {
  /** One read each: whom it is about, over which channel, and whether that is paused. */
  private static final String WHOM_AND_WHERE = "(customer|lead|request|channel|pause|coupon)_.*";

  private TestShop shop;
  private DeliveryStore deliveries;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    deliveries = new DeliveryStore(shop.database, shop.page);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @ParameterizedTest
  @EnumSource(DeliveryFilter.class)
  void each_filter_shows_its_own_page_by_page_and_nothing_twice(DeliveryFilter filter) {
    mixed(shop, 400);
    mixed(shop.neighbour(), 400);

    List<Delivery> shown = all(filter, 7);

    assertThat(shown).extracting(Delivery::id).doesNotHaveDuplicates();
    assertThat(shown).allMatch(delivery -> delivery.state().equals(filter.state()));
    assertThat(shown)
        .hasSize(
            (int)
                shop.number(
                    """
                    SELECT count(*) FROM outbox
                    WHERE page_id = $1 AND state = $2 AND ($3 = '' OR attempts > 0)
                    """,
                    filter.state(),
                    filter == DeliveryFilter.RETRYING ? "retrying" : ""));
    assertThat(shown).isNotEmpty();
  }

  @Test
  void what_waits_is_shown_in_the_order_it_will_go_answers_first() {
    mixed(shop, 400);

    List<Long> shown = all(DeliveryFilter.WAITING, 9).stream().map(d -> id(d)).toList();

    assertThat(shown)
        .isEqualTo(
            shop
                .rows(
                    """
                    SELECT id FROM outbox WHERE page_id = $1 AND state = 'queued'
                    ORDER BY priority, due_at, id
                    """)
                .stream()
                .map(row -> row.getLong(0))
                .toList());
  }

  @Test
  void what_ended_is_shown_newest_first() {
    mixed(shop, 400);

    assertThat(all(DeliveryFilter.FAILED, 9))
        .isSortedAccordingTo(Comparator.comparing(DeliveryIT::id).reversed());
  }

  @Test
  void a_delivery_tells_the_owner_why_in_plain_words() {
    shop.rows(
        """
        INSERT INTO outbox (page_id, customer_id, campaign_id, say, state, reason, attempts)
        VALUES ($1, 7, 'c1', 'WELCOME', 'skipped', 'opted_out', 0)
        """);

    Delivery skipped = all(DeliveryFilter.SKIPPED, 10).get(0);

    assertThat(skipped.reason()).contains("The customer asked for no more messages.");
    assertThat(skipped.customerId()).contains("7");
    assertThat(skipped.campaign()).contains("c1");
    assertThat(skipped.say()).contains("WELCOME");
    assertThat(skipped.kind()).isEqualTo("message");
    assertThat(skipped.possibleDuplicate()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(DeliveryFilter.class)
  void a_delivery_names_its_customer_as_long_as_they_are_known(DeliveryFilter filter) {
    shop.rows(
        """
        INSERT INTO customer (page_id, psid, name, first_name)
        VALUES ($1, 'a', 'Ana Prieto', 'Ana'), ($1, 'b', NULL, 'Ben'), ($1, 'c', NULL, NULL)
        """);
    shop.rows(
        """
        INSERT INTO outbox (page_id, customer_id, say, state, attempts, due_at)
        SELECT $1, id, 'COUPON', $2, 1, now() FROM customer
        UNION ALL SELECT $1, NULL, 'COUPON', $2, 1, now()
        """,
        filter.state());

    assertThat(all(filter, 50))
        .extracting(delivery -> delivery.customerName().orElse("-"))
        .containsExactlyInAnyOrder("Ana Prieto", "Ben", "-", "-");
    assertThat(Await.on(deliveries.find(id(all(filter, 50).get(0)))).orElseThrow())
        .isEqualTo(all(filter, 50).get(0));
  }

  @Test
  void a_cursor_of_another_list_is_refused() {
    mixed(shop, 100);
    var cursor = Await.on(deliveries.list(DeliveryFilter.WAITING, 2, Optional.empty())).next();

    assertThat(Await.failure(deliveries.list(DeliveryFilter.RETRYING, 2, cursor)))
        .isInstanceOf(BadCursor.class);
    assertThat(Await.failure(deliveries.list(DeliveryFilter.SENT, 2, cursor)))
        .isInstanceOf(BadCursor.class);
  }

  @ParameterizedTest(name = "{0} is read by {1}")
  @CsvSource({
    "WAITING, outbox_due",
    "RETRYING, outbox_retrying",
    "UNKNOWN, outbox_leases",
    "SENT, outbox_.*_pkey",
    "FAILED, outbox_.*_state_id_idx"
  })
  void among_many_that_were_sent_a_list_reads_only_its_own(DeliveryFilter filter, String index) {
    mixed(shop, 1_000);
    shop.rows(
        """
        INSERT INTO outbox (page_id, customer_id, campaign_id, say, state, priority)
        SELECT $1, i, 'c1', 'WELCOME', CASE WHEN i > 60000 THEN 'queued' ELSE 'sent' END, 1
        FROM generate_series(1, 120000) i
        """);
    Await.on(shop.database.bulk().query("ANALYZE outbox").execute());

    String plan = explain(filter);

    assertThat(PlanReader.indexes(plan))
        .allMatch(name -> name.matches(index) || name.matches(WHOM_AND_WHERE));
    assertThat(PlanReader.rowsRead(plan)).isLessThan(filter == DeliveryFilter.SENT ? 60_100 : 500);
  }

  private String explain(DeliveryFilter filter) {
    var epoch = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    List<Row> rows =
        switch (filter) {
          case WAITING -> plan(DeliveryStore.WAITING, (short) -1, epoch, 0L, 51);
          case RETRYING -> plan(DeliveryStore.RETRYING, (short) -1, epoch, 0L, 51);
          case UNKNOWN -> plan(DeliveryStore.IN_FLIGHT, Long.MAX_VALUE, 51, filter.state());
          case SENT -> plan(DeliveryStore.SENT, Long.MAX_VALUE, 51, filter.state());
          default -> plan(DeliveryStore.ENDED, Long.MAX_VALUE, 51, filter.state());
        };
    return rows.get(0).getValue(0).toString();
  }

  private List<Row> plan(String sql, Object... more) {
    return shop.rows("EXPLAIN (ANALYZE, FORMAT JSON) " + sql, more);
  }

  private List<Delivery> all(DeliveryFilter filter, int limit) {
    List<Delivery> shown = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<Delivery> page = Await.on(deliveries.list(filter, limit, cursor));
      shown.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return shown;
  }

  private static long id(Delivery delivery) {
    return Long.parseLong(delivery.id());
  }

  private static void mixed(TestShop shop, int rows) {
    shop.rows(
        """
        INSERT INTO outbox (page_id, customer_id, say, state, attempts, priority, due_at)
        SELECT $1, i, 'COUPON',
               (ARRAY['queued', 'sending', 'unknown', 'sent', 'failed', 'skipped', 'cancelled', 'held'])
                 [1 + i % 8],
               i % 3, i % 2, date_trunc('second', now()) + (i * 37 % 11) * interval '1 second'
        FROM generate_series(1, $2) i
        """,
        rows);
  }
}
