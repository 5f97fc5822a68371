package io.promobot.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.campaign.Campaign;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FreshStartIT {
  /** What the owner has set up. A new table belongs either here or among the forgotten ones. */
  private static final List<String> KEPT =
      List.of(
          "page",
          "campaign",
          "campaign_copy",
          "story_copy",
          "image",
          "entry_link",
          "origin",
          "topic",
          "channel",
          "topic_channel",
          "website",
          "coupon",
          "coupon_terms",
          "owner",
          "sign_in_link",
          "session",
          "till",
          "till_session",
          "phrase",
          "program_token",
          "weekly_letter");

  private static final String TABLES =
      """
      SELECT c.relname AS table_name FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'page_id'
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition AND $1 <> ''
      """;

  private static final List<String> BUSY =
      List.of(
          "INSERT INTO erased (page_id, person) VALUES ($1, 'a')",
          """
          INSERT INTO event (page_id, key, psid, kind, state, at, raw)
          VALUES ($1, gen_random_uuid(), 'p-1', 'TEXT', 'done', now(), '{}')
          """,
          """
          INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path)
          SELECT page_id, id, 'welcome', 1, '', 1 FROM customer WHERE page_id = $1
          """,
          """
          INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people)
          VALUES ($1, 'welcome', 1, '', 1, 0, 3)
          """,
          """
          INSERT INTO stage_count (page_id, campaign_id, hour, stage, slot, people)
          VALUES ($1, 'welcome', now(), 'sent', 0, 3)
          """,
          """
          INSERT INTO tap_count (page_id, campaign_id, button, hour, slot, taps)
          VALUES ($1, 'welcome', 'yes', now(), 0, 3)
          """,
          """
          INSERT INTO origin_count (page_id, day, origin, what, slot, people)
          VALUES ($1, now(), '', 'customers', 0, 3)
          """,
          """
          INSERT INTO outbox (page_id, state)
          SELECT $1, unnest(ARRAY['queued', 'held', 'sent', 'failed'])
          """,
          "INSERT INTO visit VALUES ($1, 1, now())",
          "INSERT INTO chat_message (page_id, customer_id, text, at) VALUES ($1, 1, 'hi', now())",
          "INSERT INTO deletion_request (page_id, code, signature) VALUES ($1, 'c', 's')",
          """
          INSERT INTO experiment (page_id, campaign_id, goal, learns, holdout, careless,
            wave_people, wave_seconds, act_seconds)
          VALUES ($1, 'welcome', 8, true, 0, 0.01, 1, 1, 1)
          """,
          "INSERT INTO variant VALUES ($1, 'welcome', 'A', '{}', 2)",
          "INSERT INTO wave (page_id, campaign_id, number, shares) VALUES ($1, 'welcome', 1, '{1}')",
          "INSERT INTO held_out VALUES ($1, 'welcome', 1, 1, now())",
          "INSERT INTO not_understood VALUES ($1, 1, 'uf', 'uf', 'es', 1, now(), now())",
          "INSERT INTO phrase (page_id, plain, written, meaning) VALUES ($1, 'uf', 'uf', 'no')",
          "INSERT INTO segment (page_id, name, condition) VALUES ($1, 'Poster', '{\"origin\": \"poster\"}')",
          "INSERT INTO planned_send (page_id, campaign_id, due_at, first_at, repeat) VALUES ($1, 'welcome', now(), now(), 'once')",
          "INSERT INTO unopened VALUES ($1, 'welcome', true, 6, now())",
          "INSERT INTO follow_up VALUES ($1, 1, 'welcome', now())",
          "INSERT INTO sign_up_count VALUES ($1, '\\x01', 1, now())",
          "INSERT INTO pause (page_id, destination, until) VALUES ($1, 0, now())",
          "INSERT INTO lead (page_id, name, email, email_key) VALUES ($1, 'A', 'a@b', 'a@b')",
          "INSERT INTO request (page_id, topic) VALUES ($1, 'orders')",
          """
          INSERT INTO answer (page_id, request_id, outbox_id, author, key)
          SELECT page_id, id, 1, 'owner', gen_random_uuid() FROM request WHERE page_id = $1
          """,
          "INSERT INTO answered (page_id, key, status, body) VALUES ($1, 'k', 200, '')",
          "INSERT INTO entry_link (page_id, origin) VALUES ($1, 'poster')",
          "INSERT INTO pin_caller (page_id, who, wrong, last_at) VALUES ($1, 'x', 3, now())",
          "INSERT INTO wrong_guess (page_id, who, minute, wrong) VALUES ($1, 'x', now(), 3)",
          "INSERT INTO sale_count VALUES ($1, 'welcome', now(), 'person', '', 'EUR', 0, 1, 1, 1, 2, 1, 1)",
          "INSERT INTO coupon_terms (page_id, campaign_id, kind, stock, given) VALUES ($1, 'welcome', 'imported', 5, 1)",
          """
          INSERT INTO coupon (page_id, campaign_id, code, written, customer_id, revealed_at)
          VALUES ($1, 'welcome', 'A', 'a', 1, now()), ($1, 'welcome', 'B', 'b', NULL, NULL),
            ($1, 'c1', 'C', 'c', NULL, NULL)
          """,
          """
          INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, actor)
          SELECT page_id, id, campaign_id, 'imported', 'owner' FROM coupon WHERE page_id = $1
          """,
          """
          UPDATE page SET pauses = 3, pause_reason = 'rest', paused_until = now() + interval '1 h'
          WHERE page_id = $1
          """,
          """
          UPDATE campaign SET queued_to = 1, queue_end = 3, queued = 1, opted_out = 1
          WHERE page_id = $1
          """);

  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static void busy(TestShop shop) {
    shop.customers("p", 3);
    Await.on(shop.campaigns().create("Summer", CouponStory.STORY));
    BUSY.forEach(shop::rows);
  }

  private static Map<String, Long> rows(TestShop shop) {
    Map<String, Long> rows = new TreeMap<>();
    FreshStartStore.FORGOTTEN.forEach(
        table ->
            rows.put(table, shop.number("SELECT count(*) FROM " + table + " WHERE page_id = $1")));
    return rows;
  }

  private FreshStartStore store() {
    return new FreshStartStore(shop.vertx, shop.database, shop.page);
  }

  @Test
  void each_table_with_a_page_is_either_forgotten_or_kept() {
    List<String> decided = new ArrayList<>(FreshStartStore.FORGOTTEN);
    decided.addAll(KEPT);

    assertThat(shop.rows(TABLES))
        .extracting(row -> row.getString("table_name"))
        .containsExactlyInAnyOrderElementsOf(decided);
  }

  @Test
  void people_figures_and_campaigns_go_and_what_the_owner_set_up_stays() {
    TestShop neighbour = shop.neighbour();
    busy(shop);
    busy(neighbour);
    assertThat(rows(shop).values()).doesNotContain(0L);
    Map<String, Long> untouched = rows(neighbour);

    Await.on(store().forget("welcome"));

    assertThat(rows(shop).values()).containsOnly(0L);
    assertThat(Await.on(shop.campaigns().list()))
        .extracting(Campaign::id)
        .containsExactly("welcome");
    assertThat(shop.number("SELECT count(*) FROM campaign_copy WHERE page_id = $1")).isEqualTo(1);
    assertThat(shop.number("SELECT count(*) FROM entry_link WHERE page_id = $1")).isEqualTo(1);
    assertThat(shop.rows("SELECT written FROM coupon WHERE page_id = $1 ORDER BY code"))
        .as("codes that everybody has, and those that nobody had")
        .extracting(row -> row.getString("written"))
        .containsExactly("b", "UMI10");
    assertThat(shop.number("SELECT given FROM coupon_terms WHERE page_id = $1")).isZero();
    assertThat(rows(neighbour)).isEqualTo(untouched);
    assertThat(Await.on(neighbour.campaigns().list())).hasSize(2);
  }

  @Test
  void nothing_is_paused_any_more_and_the_welcome_has_been_sent_to_nobody() {
    busy(shop);

    Await.on(store().forget("welcome"));

    assertThat(
            shop.number(
                """
                SELECT count(*) FROM page
                WHERE page_id = $1 AND pauses = 0 AND pause_reason IS NULL AND paused_until IS NULL
                """))
        .isEqualTo(1);
    assertThat(
            shop.number(
                """
                SELECT queued_to + queue_end + queued + opted_out FROM campaign WHERE page_id = $1
                """))
        .isZero();
  }

  @Test
  void events_that_are_being_posted_neither_fail_nor_stop_it() {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger posted = new AtomicInteger();
    List<Future<Void>> posting =
        IntStream.range(0, 3).mapToObj(lane -> posting(lane, over, posted)).toList();
    Await.until(() -> posted.get() > 20);

    Await.on(store().forget("welcome"));

    over.set(true);
    Await.on(Future.all(posting));
  }

  /** As the intake writes: the event before its customer. */
  private Future<Void> posting(int lane, AtomicBoolean over, AtomicInteger posted) {
    if (over.get()) {
      return Future.succeededFuture();
    }
    var person = Tuple.of(shop.page, "p-" + lane + "-" + posted.incrementAndGet());
    return shop.database
        .ingestTransaction(
            tx ->
                tx.preparedQuery(EVENT)
                    .execute(person)
                    .compose(written -> tx.preparedQuery(CUSTOMER).execute(person)))
        .compose(done -> shop.vertx.timer(15))
        .compose(rested -> posting(lane, over, posted));
  }

  private static final String EVENT =
      """
      INSERT INTO event (page_id, key, psid, kind, state, at, raw)
      VALUES ($1, gen_random_uuid(), $2, 'TEXT', 'done', now(), '{}')
      """;

  private static final String CUSTOMER =
      """
      INSERT INTO customer (page_id, psid) VALUES ($1, $2)
      """;

  @Test
  void it_gives_up_and_keeps_everybody_when_somebody_never_stops_writing() {
    busy(shop);
    var writer = Await.on(shop.database.general().getConnection());
    Await.on(writer.query("BEGIN; LOCK TABLE lead IN ROW EXCLUSIVE MODE").execute());

    var impatient = new FreshStartStore(shop.vertx, shop.database, shop.page, 3);
    assertThat(Await.failure(impatient.forget("welcome"))).isInstanceOf(FreshStartStore.Busy.class);

    Await.on(writer.query("ROLLBACK").execute());
    Await.on(writer.close());
    assertThat(rows(shop)).containsEntry("customer", 3L).containsEntry("lead", 1L);
    assertThat(Await.on(shop.campaigns().list())).hasSize(2);
  }
}
