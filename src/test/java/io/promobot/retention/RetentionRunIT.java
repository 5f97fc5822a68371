package io.promobot.retention;

import static io.promobot.retention.OldRows.EVENTS;
import static io.promobot.retention.OldRows.LEADS;
import static io.promobot.retention.OldRows.PRESET;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.LogLines;
import io.promobot.TestShop;
import io.promobot.db.Await;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a run goes through the tables: in batches, stoppable, on one replica at a time. */
@Timeout(120)
class RetentionRunIT {
  private final OldRows old = new OldRows();
  private final TestShop shop = old.shop;

  @AfterEach
  void close() {
    old.close();
  }

  @Test
  void it_runs_by_itself_again_and_again() {
    RetentionWorker worker = old.worker(PRESET);
    OldRows.events(shop, 10, "done", 500);

    worker.start(new RetentionWorker.Pace(Duration.ofMillis(1), Duration.ofMillis(1)));

    Await.until(() -> shop.number(EVENTS) == 0);
    OldRows.events(shop, 10, "done", 500);
    Await.until(() -> shop.number(EVENTS) == 0);
    worker.stop();
  }

  @Test
  void events_of_a_partition_that_should_be_gone_go_one_by_one() {
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    for (String sql :
        List.of(
            "DROP TABLE event_before",
            "UPDATE page SET events_kept_days = 400",
            """
            CREATE TABLE event_long_ago PARTITION OF event (PRIMARY KEY (page_id, psid, key))
            FOR VALUES FROM (MINVALUE) TO ('%s')
            """
                .formatted(today.minus(450, ChronoUnit.DAYS)))) {
      Await.on(shop.database.bulk().query(sql).execute());
    }
    OldRows.events(shop, 10, "done", 500);
    shop.rows("UPDATE event SET at = received_at WHERE page_id = $1");
    assertThat(shop.number(EVENTS.replace("event", "event_long_ago"))).isEqualTo(10);

    old.run(PRESET);

    assertThat(shop.number(EVENTS)).isZero();
  }

  @Test
  void many_batches_are_one_run_and_stop_where_everything_is_young() {
    shop.rows(
        """
        INSERT INTO outbox (page_id, say, state, created_at, settled_at)
        SELECT $1, 'x', 'sent', now() - CASE WHEN i > 7000 THEN interval '1 day' ELSE interval '500 days' END,
          now() - CASE WHEN i > 7000 THEN interval '1 day' ELSE interval '500 days' END
        FROM generate_series(1, 17000) i
        """);
    OldRows.Batches batches = new OldRows.Batches();

    Removed removed = Await.on(old.worker(PRESET, batches).run());

    assertThat(removed.rows()).containsExactly(Map.entry(Removed.Kind.MESSAGES, 7_000L));
    assertThat(old.messages()).hasSize(10_000);
    // three old ones, one half old, and the one that finds only young ones
    assertThat(batches.of(Removed.Kind.MESSAGES)).isEqualTo(5);
  }

  @Test
  void letters_that_stay_are_walked_past_once_a_day_and_go_then_when_their_lead_has_gone() {
    shop.rows(LEADS, 5_000);
    shop.rows(
        """
        INSERT INTO outbox (page_id, say, lead_id, state, priority, created_at, settled_at)
        SELECT $1, 'x', id, 'sent', 2, now() - d * interval '1 day', now() - d * interval '1 day'
        FROM lead, unnest('{500,1}'::int[]) d WHERE page_id = $1 ORDER BY d DESC, id
        """);
    OldRows.Batches batches = new OldRows.Batches();
    RetentionWorker worker = old.worker(PRESET, batches);

    Await.on(worker.run());
    assertThat(batches.of(Removed.Kind.MESSAGES)).isEqualTo(4);
    shop.rows("DELETE FROM lead WHERE page_id = $1 AND name = '7'");
    for (int run = 1; run < OutboxSweepStore.RUNS_A_ROUND; run++) {
      Await.on(worker.run());
    }
    assertThat(batches.of(Removed.Kind.MESSAGES)).isEqualTo(3 + OutboxSweepStore.RUNS_A_ROUND);
    assertThat(old.messages()).hasSize(10_000);

    assertThat(Await.on(worker.run()).rows()).containsExactly(Map.entry(Removed.Kind.MESSAGES, 1L));
  }

  @Test
  void stopped_in_mid_run_it_ends_with_the_batch_in_flight() {
    shop.rows(
        """
        INSERT INTO outbox (page_id, say, state, created_at, settled_at)
        SELECT $1, 'x', 'sent', now() - interval '500 days', now() - interval '500 days'
        FROM generate_series(1, 5000) i
        """);
    OldRows.events(shop, 10, "done", 500);
    AtomicReference<RetentionWorker> worker = new AtomicReference<>();
    worker.set(
        old.worker(
            PRESET,
            (kind, rows) -> {
              if (kind == Removed.Kind.MESSAGES) {
                worker.get().stop();
              }
            }));

    Removed removed = Await.on(worker.get().run());

    assertThat(removed.rows()).containsExactly(Map.entry(Removed.Kind.MESSAGES, 2_000L));
    assertThat(old.messages()).hasSize(3_000);
    assertThat(shop.number(EVENTS)).isEqualTo(10);
  }

  @Test
  void while_another_replica_is_at_it_this_one_leaves_it_alone() {
    OldRows.events(shop, 10, "done", 500);
    var held = Await.on(shop.database.bulk().getConnection());
    var tx = Await.on(held.begin());
    Await.on(new TurnStore(shop.page).take(held));

    assertThat(old.run(PRESET).rows()).isEmpty();

    Await.on(tx.rollback());
    Await.on(held.close());
    assertThat(old.run(PRESET).rows()).isEqualTo(Map.of(Removed.Kind.EVENTS, 10L));
  }

  @Test
  void the_log_says_once_a_run_what_was_removed_and_only_numbers() {
    OldRows.events(shop, 1_234, "done", 500);
    old.message("old", "sent", 500, 500);

    try (LogLines log = LogLines.of(RetentionWorker.class)) {
      old.run(PRESET);
      old.run(PRESET);

      assertThat(log.all())
          .containsExactly("INFO no longer kept and removed: 1,234 events, 1 messages");
    }
  }

  @Test
  void events_are_read_block_by_block_and_messages_by_their_key() {
    OldRows.events(shop, 20_000, "done", 1);
    shop.rows(
        """
        INSERT INTO outbox (page_id, say, state, settled_at)
        SELECT $1, 'x', 'sent', now() FROM generate_series(1, 50000) i
        """);
    shop.rows(LEADS, 20_000);
    shop.rows(
        """
        INSERT INTO request (page_id, topic, state)
        SELECT $1, 'a', 'open' FROM generate_series(1, 20000) i
        """);
    Await.on(shop.database.bulk().query("ANALYZE event, outbox, lead, request").execute());

    assertThat(
            plan(
                EventSweepStore.REMOVE.formatted("event_before"),
                Tuple.of(shop.page, "(0,0)", "(256,0)", 86400.0 * 400)))
        .contains("Tid Range Scan")
        .doesNotContain("\"Seq Scan\"");
    assertThat(plan(OutboxSweepStore.REMOVE, Tuple.of(shop.page, -1L, 86400.0 * 400, 2_000)))
        .contains("outbox_before_pkey", ".lead_id))", ".request_id))")
        .doesNotContainPattern("Seq Scan[^}]*\"Relation Name\":\"(outbox_before|lead|request)\"")
        .doesNotContain("Hash");
  }

  private String plan(String sql, Tuple tuple) {
    return Await.on(
            shop.database.bulk().preparedQuery("EXPLAIN (FORMAT JSON) " + sql).execute(tuple))
        .iterator()
        .next()
        .getValue(0)
        .toString();
  }
}
