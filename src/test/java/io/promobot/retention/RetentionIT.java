package io.promobot.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.LogLines;
import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.stats.History;
import io.promobot.stats.HistoryStore;
import io.promobot.stats.OriginStore;
import io.promobot.stats.StatsStore;
import io.promobot.stats.Tallies;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RetentionIT {
  private static final Optional<Duration> YEAR = Optional.of(Duration.ofDays(400));
  private static final Keep PRESET =
      new Keep(YEAR, YEAR, Optional.of(Duration.ofDays(90)), Tallies.UTC);
  private static final Keep FOR_EVER =
      new Keep(Optional.empty(), Optional.empty(), Optional.empty(), Tallies.UTC);

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
  void lines_of_website_chats_go_as_long_after_they_were_said_as_messages() {
    shop.rows(
        """
        INSERT INTO chat_message (page_id, customer_id, text, at)
        SELECT $1, 1, 'hello', now() - i * interval '1 day' FROM generate_series(398, 403) i
        """);

    Removed removed = run(PRESET);

    assertThat(removed.rows()).containsEntry(Removed.Kind.CHATS, 4L);
    assertThat(shop.number("SELECT count(*) FROM chat_message WHERE page_id = $1")).isEqualTo(2);
    assertThat(run(FOR_EVER).rows()).doesNotContainKey(Removed.Kind.CHATS);
  }

  private Removed run(Keep keep) {
    return Await.on(worker(keep).run());
  }

  private RetentionWorker worker(Keep keep) {
    return worker(keep, new Batches());
  }

  private RetentionWorker worker(Keep keep, BiConsumer<Removed.Kind, Long> removedSome) {
    return new RetentionWorker(shop.vertx, shop.database, shop.page, keep, removedSome);
  }

  /** How many batches there were of each kind. */
  private static final class Batches implements BiConsumer<Removed.Kind, Long> {
    private final Map<Removed.Kind, Integer> all = new ConcurrentHashMap<>();

    @Override
    public void accept(Removed.Kind kind, Long rows) {
      all.merge(kind, 1, Integer::sum);
    }

    int of(Removed.Kind kind) {
      return all.getOrDefault(kind, 0);
    }
  }

  private static void events(TestShop of, int number, String state, int daysAgo) {
    of.rows(
        """
        INSERT INTO event (page_id, key, psid, kind, state, at, received_at, raw)
        SELECT $1, gen_random_uuid(), 'psid-' || i % 7, 'SAID', $3, now(),
          now() - $4 * interval '1 day', convert_to(repeat('x', 300), 'UTF8')
        FROM generate_series(1, $2) i
        """,
        number, state, (double) daysAgo);
  }

  private void message(String name, String state, int createdDaysAgo, int settledDaysAgo) {
    shop.rows(
        """
        INSERT INTO outbox (page_id, say, state, created_at, settled_at) VALUES
          ($1, $2, $3, now() - $4 * interval '1 day', now() - $5 * interval '1 day')
        """,
        name,
        state,
        (double) createdDaysAgo,
        (double) settledDaysAgo);
  }

  private List<String> messages() {
    return shop.rows("SELECT say FROM outbox WHERE page_id = $1 ORDER BY id").stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Test
  void old_events_go_and_young_ones_stay_known_and_parked_ones_until_they_are_replayed() {
    events(shop, 20_000, "done", 401);
    events(shop, 30, "parked", 401);
    events(shop, 20, "done", 399);
    events(shop.neighbour(), 10, "done", 401);

    Removed removed = run(PRESET);

    assertThat(removed.rows()).containsExactly(Map.entry(Removed.Kind.EVENTS, 20_000L));
    assertThat(shop.number("SELECT count(*) FROM event WHERE page_id = $1")).isEqualTo(50);
    assertThat(shop.number("SELECT count(*) FROM event WHERE page_id = $1 AND state = 'parked'"))
        .isEqualTo(30);
    assertThat(shop.neighbour().number("SELECT count(*) FROM event WHERE page_id = $1"))
        .isEqualTo(10);
    assertThat(run(PRESET).rows()).isEmpty();

    shop.rows("UPDATE event SET state = 'done' WHERE page_id = $1 AND state = 'parked'");

    assertThat(run(PRESET).rows()).containsExactly(Map.entry(Removed.Kind.EVENTS, 30L));
  }

  @Test
  void old_messages_go_unless_something_may_still_come_of_them() {
    for (String state : List.of("sent", "failed", "skipped", "cancelled")) {
      message("old " + state, state, 500, 401);
      message("lately " + state, state, 500, 399);
    }
    for (String state : List.of("queued", "held", "sending", "unknown")) {
      message("old " + state, state, 500, 450);
    }
    message("young sent", "sent", 1, 1);

    run(PRESET);

    assertThat(messages())
        .containsExactly(
            "lately sent",
            "lately failed",
            "lately skipped",
            "lately cancelled",
            "old queued",
            "old held",
            "old sending",
            "old unknown",
            "young sent");
  }

  @Test
  void a_leads_letter_and_the_news_of_an_open_request_stay_with_them() {
    shop.rows(
        "INSERT INTO lead (page_id, name, email, email_key) VALUES ($1, 'Ana', 'a@x.es', 'a@x.es')");
    shop.rows("INSERT INTO request (page_id, topic, state) VALUES ($1, 'a', 'open')");
    shop.rows("INSERT INTO request (page_id, topic, state) VALUES ($1, 'b', 'done')");
    shop.rows(
        """
        INSERT INTO outbox (page_id, say, lead_id, request_id, state, priority, created_at, settled_at)
        SELECT $1, v.*, 'sent', 2, now() - interval '500 days', now() - interval '500 days'
        FROM (VALUES ('lead', 1::bigint, NULL::bigint), ('erased lead', 99, NULL),
          ('open', NULL, (SELECT min(id) FROM request)),
          ('done', NULL, (SELECT max(id) FROM request)), ('erased request', NULL, 99)) v
        WHERE EXISTS (SELECT FROM lead WHERE page_id = $1 AND id = 1)
        """);

    run(PRESET);

    assertThat(messages()).containsExactly("lead", "open");
  }

  @Test
  void an_answer_stays_as_long_as_its_request() {
    shop.rows("INSERT INTO request (page_id, topic, state) VALUES ($1, 'a', 'done')");
    message("answer", "sent", 500, 500);
    shop.rows("UPDATE outbox SET request_id = (SELECT id FROM request) WHERE page_id = $1");
    shop.rows(
        """
        INSERT INTO answer (page_id, request_id, outbox_id, author, key)
        SELECT page_id, request_id, id, 'owner', gen_random_uuid() FROM outbox WHERE page_id = $1
        """);

    run(PRESET);
    assertThat(messages()).containsExactly("answer");
    shop.rows("DELETE FROM request WHERE page_id = $1");
    run(PRESET);

    assertThat(messages()).isEmpty();
    assertThat(shop.number("SELECT count(*) FROM answer WHERE page_id = $1")).isZero();
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
    Batches batches = new Batches();
    RetentionWorker worker = worker(PRESET, batches);

    Await.on(worker.run());
    assertThat(batches.of(Removed.Kind.MESSAGES)).isEqualTo(4);
    shop.rows("DELETE FROM lead WHERE page_id = $1 AND name = '7'");
    for (int run = 1; run < OutboxSweepStore.RUNS_A_ROUND; run++) {
      Await.on(worker.run());
    }
    assertThat(batches.of(Removed.Kind.MESSAGES)).isEqualTo(3 + OutboxSweepStore.RUNS_A_ROUND);
    assertThat(messages()).hasSize(10_000);

    assertThat(Await.on(worker.run()).rows()).containsExactly(Map.entry(Removed.Kind.MESSAGES, 1L));
  }

  private static final String LEADS =
      """
      INSERT INTO lead (page_id, name, email, email_key)
      SELECT $1, i, i || '@x.es', i || '@x.es' FROM generate_series(1, $2) i
      """;

  @Test
  void many_batches_are_one_run_and_stop_where_everything_is_young() {
    shop.rows(
        """
        INSERT INTO outbox (page_id, say, state, created_at, settled_at)
        SELECT $1, 'x', 'sent', now() - CASE WHEN i > 7000 THEN interval '1 day' ELSE interval '500 days' END,
          now() - CASE WHEN i > 7000 THEN interval '1 day' ELSE interval '500 days' END
        FROM generate_series(1, 17000) i
        """);
    Batches batches = new Batches();

    Removed removed = Await.on(worker(PRESET, batches).run());

    assertThat(removed.rows()).containsExactly(Map.entry(Removed.Kind.MESSAGES, 7_000L));
    assertThat(messages()).hasSize(10_000);
    // three old ones, one half old, and the one that finds only young ones
    assertThat(batches.of(Removed.Kind.MESSAGES)).isEqualTo(5);
  }

  @Test
  void no_figure_changes_and_old_hours_of_taps_become_days() {
    OffsetDateTime now = shop.rows("SELECT now(), $1::text").get(0).getOffsetDateTime(0);
    // no taps about the 90th day, so that it does not matter when this day ends
    shop.rows(
        """
        INSERT INTO tap_count (page_id, campaign_id, button, hour, slot, taps)
        SELECT $1, 'welcome', b, date_trunc('hour', $2::timestamptz) - h * interval '1 hour', s,
          h % 5 + s
        FROM generate_series(0, 24 * 120) h, generate_series(0, 1) s,
          unnest('{SHOW_COUPON,REVEAL}'::text[]) b
        WHERE h NOT BETWEEN 24 * 88 AND 24 * 92
        """,
        now);
    shop.rows(
        """
        INSERT INTO tap_count (page_id, campaign_id, button, hour, slot, taps)
        SELECT page_id, campaign_id, button, '-infinity', 0, sum(taps) FROM tap_count
        WHERE page_id = $1 GROUP BY 1, 2, 3
        """);
    people();
    Map<String, Object> before = figures(now);
    String young =
        """
        SELECT sum(taps * extract(epoch FROM hour) * (slot + 1))::bigint FROM tap_count
        WHERE page_id = $1 AND hour > $2::timestamptz - interval '90 days'
        """;
    long youngBefore = shop.number(young, now);

    Removed removed = run(PRESET);

    assertThat(removed.rows().get(Removed.Kind.HOURS)).isGreaterThan(2_000L);
    assertThat(figures(now)).isEqualTo(before);
    assertThat(shop.number(young, now)).isEqualTo(youngBefore);
    assertThat(
            shop.number(
                """
                SELECT count(*) FROM tap_count
                WHERE page_id = $1 AND hour > '-infinity'
                  AND hour < $2::timestamptz - interval '91 days'
                  AND (slot > 0 OR hour <> date_trunc('day', hour, 'UTC'))
                """,
                now))
        .isZero();
    assertThat(run(PRESET).rows()).isEmpty();
  }

  /** A tap that comes very late finds its day. */
  @Test
  void what_is_rolled_up_later_is_added_to_its_day() {
    String tap =
        """
        INSERT INTO tap_count VALUES ($1, 'welcome', 'REVEAL', $2::text::timestamptz, $3, 2)
        """;
    shop.rows(tap, "2020-05-05T07:00Z", (short) 1);
    run(PRESET);
    shop.rows(tap, "2020-05-05T07:00Z", (short) 1);
    shop.rows(tap, "2020-05-05T23:00Z", (short) 0);
    shop.rows(tap, "2020-05-05T00:00Z", (short) 3);

    run(PRESET);

    assertThat(shop.number("SELECT count(*) FROM tap_count WHERE page_id = $1")).isOne();
    assertThat(
            shop.number(
                """
                SELECT taps FROM tap_count WHERE page_id = $1 AND slot = -1
                  AND hour = '2020-05-05T00:00Z'
                """))
        .isEqualTo(8);
  }

  @Test
  void taps_are_rolled_up_by_the_shops_days_and_days_of_another_zone_stay() {
    shop.rows(
        """
        INSERT INTO tap_count
        SELECT $1, 'welcome', 'REVEAL', hour::timestamptz, slot, taps
        FROM (VALUES ('2020-05-04T00:00Z', 0, 100), ('2020-05-04T18:00Z', 3, 1),
          ('2020-05-04T18:30Z', 0, 2), ('2020-05-05T17:30Z', 1, 4), ('2020-05-05T18:30Z', 0, 8),
          ('2020-03-03T15:00Z', -1, 50)) AS t (hour, slot, taps)
        """);
    var keep = new Keep(YEAR, YEAR, Optional.of(Duration.ofDays(90)), Tallies.days("Asia/Kolkata"));

    run(keep);

    assertThat(
            text(
                """
                SELECT concat_ws(' ', hour AT TIME ZONE 'UTC', slot, taps) AS t FROM tap_count
                WHERE page_id = $1 ORDER BY hour
                """))
        .containsExactly(
            "2020-03-03 15:00:00 -1 50",
            "2020-05-03 18:30:00 -1 1",
            "2020-05-04 00:00:00 0 100",
            "2020-05-04 18:30:00 -1 6",
            "2020-05-05 18:30:00 -1 8");
    assertThat(run(keep).rows()).isEmpty();
  }

  /** People from long ago, in every table that counts them or belongs to them. */
  private void people() {
    shop.customers("psid", 60);
    for (String sql :
        List.of(
            "UPDATE customer SET opted_out = true, created_at = now() - interval '900 days' WHERE page_id = $1 AND id % 3 = 0",
            """
            INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, reached_at)
            SELECT $1, id, 'welcome', 1, origin, 1,
              ARRAY[(extract(epoch FROM now() - interval '900 days') * 1000000)::bigint]
            FROM customer WHERE page_id = $1
            """,
            "INSERT INTO path_count SELECT $1, 'welcome', 1, origin, 1, 0, count(*) FROM customer WHERE page_id = $1 GROUP BY origin",
            """
            INSERT INTO stage_count
            SELECT $1, 'welcome', date_trunc('hour', now()) - h * interval '1 hour', 'sent', h % 3, h
            FROM generate_series(0, 24 * 100) h
            """,
            "INSERT INTO origin_count SELECT $1, current_date - 900, origin, 'customers', 0, count(*) FROM customer WHERE page_id = $1 GROUP BY origin",
            "INSERT INTO lead (page_id, name, email, email_key, registered_at) VALUES ($1, 'A', 'a', 'a', now() - interval '900 days')",
            "INSERT INTO request (page_id, topic, asked_at) VALUES ($1, 'a', now() - interval '900 days')",
            "INSERT INTO erased VALUES ($1, 'x', now() - interval '900 days')",
            """
            INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, state, created_at, settled_at)
            SELECT $1, id, 'welcome', 1, 'WELCOME', 'sent', now() - interval '900 days', now() - interval '900 days'
            FROM customer WHERE page_id = $1
            """)) {
      shop.rows(sql);
    }
    events(shop, 100, "done", 900);
  }

  private Map<String, Object> figures(OffsetDateTime now) {
    Map<String, Object> all = new LinkedHashMap<>();
    HistoryStore history =
        new HistoryStore(
            shop.database, shop.page, Tallies.UTC, InstantSource.fixed(now.toInstant()));
    all.put("stats", Await.on(new StatsStore(shop.database, shop.page).of("welcome")));
    all.put(
        "by day",
        Await.on(
            history.of(
                new HistoryStore.Who("welcome", Optional.empty()),
                History.Step.DAY,
                24 * 100,
                Optional.empty())));
    all.put(
        "origins",
        Await.on(
            new OriginStore(shop.database, shop.page)
                .of("welcome", Optional.empty(), Optional.empty())));
    all.put("overviews", Await.on(shop.overviews().list()));
    all.put(
        "taps by day",
        text(
            """
            SELECT campaign_id || button || date_trunc('day', hour, 'UTC') || sum(taps) AS t
            FROM tap_count WHERE page_id = $1 AND hour > '-infinity'
            GROUP BY campaign_id, button, date_trunc('day', hour, 'UTC') ORDER BY 1
            """));
    for (String table :
        List.of(
            "customer",
            "journey",
            "path_count",
            "stage_count",
            "origin_count",
            "lead",
            "request",
            "answer",
            "erased",
            "campaign",
            "campaign_copy",
            "page")) {
      all.put(
          table, text("SELECT t::text FROM %s t WHERE page_id = $1 ORDER BY 1".formatted(table)));
    }
    return all;
  }

  private List<String> text(String sql) {
    return shop.rows(sql).stream().map(row -> row.getString(0)).toList();
  }

  @Test
  void off_keeps_everything_except_what_has_expired() {
    events(shop, 10, "done", 5_000);
    message("old", "sent", 5_000, 5_000);
    shop.rows("INSERT INTO tap_count VALUES ($1, 'welcome', 'REVEAL', '2020-05-05T07:00Z', 0, 2)");
    shop.rows(
        "INSERT INTO answered VALUES ($1, '\\x01', 200, '', NULL, now() - interval '8 days')");
    shop.rows(
        "INSERT INTO answered VALUES ($1, '\\x02', 200, '', NULL, now() - interval '6 days')");
    shop.rows("INSERT INTO session VALUES ($1, '\\x01', now(), now() - interval '8 days')");
    shop.rows("INSERT INTO session VALUES ($1, '\\x02')");
    shop.rows("INSERT INTO session VALUES ($1, '\\x03', now() - interval '31 days', now())");
    shop.rows("INSERT INTO sign_in_link VALUES ($1, '\\x01', now() - interval '1 hour')");
    shop.rows("INSERT INTO sign_in_link VALUES ($1, '\\x02', now() + interval '1 hour')");

    Removed removed = run(FOR_EVER);

    assertThat(removed.rows())
        .isEqualTo(Map.of(Removed.Kind.ANSWERS, 1L, Removed.Kind.SIGN_INS, 3L));
    assertThat(shop.number("SELECT count(*) FROM session WHERE page_id = $1")).isOne();
    assertThat(shop.number("SELECT count(*) FROM sign_in_link WHERE page_id = $1")).isOne();
  }

  @Test
  void it_runs_by_itself_again_and_again() {
    RetentionWorker worker = worker(PRESET);
    events(shop, 10, "done", 500);

    worker.start(new RetentionWorker.Pace(Duration.ofMillis(1), Duration.ofMillis(1)));

    Await.until(() -> shop.number(EVENTS) == 0);
    events(shop, 10, "done", 500);
    Await.until(() -> shop.number(EVENTS) == 0);
    worker.stop();
  }

  private static final String EVENTS = "SELECT count(*) FROM event WHERE page_id = $1";

  @Test
  void stopped_in_mid_run_it_ends_with_the_batch_in_flight() {
    shop.rows(
        """
        INSERT INTO outbox (page_id, say, state, created_at, settled_at)
        SELECT $1, 'x', 'sent', now() - interval '500 days', now() - interval '500 days'
        FROM generate_series(1, 5000) i
        """);
    events(shop, 10, "done", 500);
    AtomicReference<RetentionWorker> worker = new AtomicReference<>();
    worker.set(
        worker(
            PRESET,
            (kind, rows) -> {
              if (kind == Removed.Kind.MESSAGES) {
                worker.get().stop();
              }
            }));

    Removed removed = Await.on(worker.get().run());

    assertThat(removed.rows()).containsExactly(Map.entry(Removed.Kind.MESSAGES, 2_000L));
    assertThat(messages()).hasSize(3_000);
    assertThat(shop.number(EVENTS)).isEqualTo(10);
  }

  @Test
  void while_another_replica_is_at_it_this_one_leaves_it_alone() {
    events(shop, 10, "done", 500);
    var held = Await.on(shop.database.bulk().getConnection());
    var tx = Await.on(held.begin());
    Await.on(new TurnStore(shop.page).take(held));

    assertThat(run(PRESET).rows()).isEmpty();

    Await.on(tx.rollback());
    Await.on(held.close());
    assertThat(run(PRESET).rows()).isEqualTo(Map.of(Removed.Kind.EVENTS, 10L));
  }

  @Test
  void the_log_says_once_a_run_what_was_removed_and_only_numbers() {
    events(shop, 1_234, "done", 500);
    message("old", "sent", 500, 500);

    try (LogLines log = LogLines.of(RetentionWorker.class)) {
      run(PRESET);
      run(PRESET);

      assertThat(log.all())
          .containsExactly("INFO no longer kept and removed: 1,234 events, 1 messages");
    }
  }

  @Test
  void events_are_read_block_by_block_and_messages_by_their_key() {
    events(shop, 20_000, "done", 1);
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

    assertThat(plan(EventSweepStore.REMOVE, Tuple.of(shop.page, "(0,0)", "(256,0)", 86400.0 * 400)))
        .contains("Tid Range Scan")
        .doesNotContain("\"Seq Scan\"");
    assertThat(plan(OutboxSweepStore.REMOVE, Tuple.of(shop.page, -1L, 86400.0 * 400, 2_000)))
        .contains("outbox_pkey", "(id = o.lead_id))", "(id = o.request_id))")
        .doesNotContain("\"Seq Scan\"", "Hash");
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
