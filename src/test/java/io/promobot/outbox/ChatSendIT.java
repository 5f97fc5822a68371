package io.promobot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.db.Database;
import io.promobot.db.SentStatements;
import io.promobot.stats.Tallies;
import io.promobot.stats.Tally;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reminders and campaigns that reach visitors of the website. */
@Timeout(60)
class ChatSendIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Set<String> notified = new ConcurrentSkipListSet<>();
  private final SentStatements statements = new SentStatements();
  private final Vertx vertx = statements.vertx();
  private TestShop shop;
  private Database database;
  private StoryLanguage main = StoryLanguage.ENGLISH;
  private Outbox outbox;
  private ChatSendWorker worker;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    database = Database.open(vertx, shop.database.address());
    Await.on(database.whenMigrated());
    Tally tally = Tallies.utc(shop.page, 1);
    outbox = new Outbox(database, tally.in(2), new PageStore(database::general, shop.page));
    worker = new ChatSendWorker(vertx, database, tally, () -> main, outbox, notified::addAll);
  }

  @AfterEach
  void close() {
    Await.on(worker.stop());
    Await.on(database.close());
    Await.on(vertx.close());
    shop.close();
  }

  private void visitors(int n) {
    shop.rows(
        """
        INSERT INTO customer (page_id, psid, line, window_until)
        SELECT $1, 'web:' || i, 'web', now() + interval '20 hours' FROM generate_series(1, $2::int) i
        """,
        n);
  }

  private void queue(String say, int priority) {
    shop.rows(
        """
        INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, priority, line)
        SELECT $1, id, 'welcome', 1, $2, $3::int, 'web' FROM customer WHERE page_id = $1
        """,
        say,
        priority);
  }

  private long sent() {
    return shop.number("SELECT count(*) FROM outbox WHERE page_id = $1 AND state = 'sent'");
  }

  @Test
  void two_messages_that_fall_due_together_both_reach_their_visitor_the_answer_first() {
    visitors(1);
    queue("WELCOME", 1);
    queue("COUPON", 0);

    worker.start();

    Await.until(LIMIT, () -> sent() == 2);
    assertThat(
            shop.rows(
                """
                SELECT o.say FROM chat_message m JOIN outbox o
                  ON o.page_id = m.page_id AND o.id = m.outbox_id
                WHERE m.page_id = $1 ORDER BY m.id
                """))
        .extracting(row -> row.getString("say"))
        .containsExactly("COUPON", "WELCOME");
    assertThat(notified).containsExactly("web:1");
  }

  @Test
  void a_message_is_sent_by_its_first_attempt_and_counts_for_its_journey() {
    visitors(2_500);
    queue("WELCOME", 1);

    worker.start();

    Await.until(LIMIT, () -> sent() == 2_500);
    assertThat(
            shop.number(
                """
                SELECT count(*) FROM outbox WHERE page_id = $1 AND attempts = 1
                  AND attempted_at <= settled_at AND reason IS NULL
                """))
        .isEqualTo(2_500);
    assertThat(notified).hasSize(2_500);
  }

  @Test
  void what_another_replica_has_sent_meanwhile_is_not_sent_again() {
    visitors(3);
    queue("WELCOME", 1);
    ChatSendStore store = new ChatSendStore(Tallies.utc(shop.page, 1), () -> main);
    Long[] due = Await.on(store.due(shop.database.general(), 10));
    Await.on(shop.database.transaction(tx -> store.send(tx, due)));

    var second = Await.on(shop.database.transaction(tx -> store.send(tx, due)));

    assertThat(second.taken()).isZero();
    assertThat(shop.number("SELECT count(*) FROM chat_message WHERE page_id = $1")).isEqualTo(3);
  }

  @Test
  void what_is_late_by_the_visitors_own_clock_waits_for_its_next_time() {
    visitors(2);
    queue("WELCOME", 1);
    shop.rows("UPDATE outbox SET due_at = now() - interval '50 minutes' * id WHERE page_id = $1");
    ChatSendStore store = new ChatSendStore(Tallies.utc(shop.page, 1), () -> main);
    assertThat(Await.on(store.due(shop.database.general(), 10))).hasSize(2);

    shop.rows("UPDATE campaign SET clock_at = now() WHERE page_id = $1");

    assertThat(Await.on(store.due(shop.database.general(), 10))).hasSize(1);
  }

  @Test
  void a_visitor_who_wants_no_offers_is_skipped_and_sees_nothing() {
    visitors(2);
    shop.rows("UPDATE customer SET opted_out = true WHERE page_id = $1 AND psid = 'web:1'");
    queue("WELCOME", 1);

    worker.start();

    Await.until(LIMIT, () -> sent() == 1);
    assertThat(shop.rows("SELECT reason FROM outbox WHERE page_id = $1 AND state = 'skipped'"))
        .extracting(row -> row.getString("reason"))
        .containsExactly("opted_out");
    assertThat(shop.number("SELECT count(*) FROM chat_message WHERE page_id = $1")).isEqualTo(1);
  }

  @Test
  void looking_when_nothing_is_due_is_one_statement() {
    visitors(3);
    worker.start();

    Await.until(
        LIMIT,
        () -> {
          outbox.wake();
          return statements.with("FROM outbox").size() > 5;
        });

    assertThat(statements.with("FROM outbox")).containsOnly(ChatSendStore.DUE);
    assertThat(statements.with("FOR UPDATE")).isEmpty();
  }

  @Test
  void it_is_noted_in_which_language_a_waiting_message_was_said() {
    main = StoryLanguage.SPANISH;
    visitors(2);
    shop.rows(
        """
        UPDATE customer SET language = 'fr', language_from = 'website'
        WHERE page_id = $1 AND psid = 'web:2'
        """);
    queue("WELCOME", 1);
    ChatSendStore store = new ChatSendStore(Tallies.utc(shop.page, 1), () -> main);
    Long[] due = Await.on(store.due(shop.database.general(), 10));

    Await.on(shop.database.transaction(tx -> store.send(tx, due)));

    assertThat(shop.rows("SELECT language FROM outbox WHERE page_id = $1 ORDER BY customer_id"))
        .extracting(row -> row.getString("language"))
        .containsExactly("es", "fr");
  }
}
