package io.promobot.inbox;

import static io.promobot.flow.CouponStory.ACCEPTED;
import static io.promobot.flow.CouponStory.REVEALED;
import static io.promobot.flow.Stage.DELIVERED;
import static io.promobot.flow.Stage.SEEN;
import static io.promobot.flow.Stage.SENT;
import static io.promobot.house.House.PAGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.CustomerEvent;
import io.promobot.customer.CustomerEraseStore;
import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.promobot.flow.Coupon;
import io.promobot.house.House;
import io.promobot.house.InboxStores;
import io.promobot.messenger.WebhookParser;
import io.promobot.outbox.CopyStore;
import io.promobot.stats.Tallies;
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InboxIT {
  private static final String ANA = "7300000000000002";
  private static final String BEN = "7300000000000003";

  private House house;

  @BeforeEach
  void open() {
    house = House.fresh();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_new_customer_who_starts_is_queued_a_welcome_and_counted_once() {
    Await.on(house.start(ANA));

    assertThat(house.states(ANA)).containsExactly("queued");
    assertThat(house.number("SELECT count(*) FROM journey")).isEqualTo(1);
    assertThat(house.miscounted()).isZero();
    assertThat(house.misplaced()).isZero();
    assertThat(house.changed).contains("welcome");
  }

  @Test
  void the_same_event_has_one_effect_however_often_and_however_batched_it_arrives() {
    String body = body("m_1", "hi", ANA);
    List<Future<Void>> posts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      posts.add(house.receive(body));
    }
    posts.add(house.receive(body.replace("]}]}", "]},{\"id\":\"x\"}]}")));

    Await.on(Future.all(posts));

    assertThat(house.states(ANA)).containsExactly("queued");
    assertThat(house.number("SELECT count(*) FROM event")).isEqualTo(1);
  }

  @Test
  void two_replicas_that_get_the_same_events_have_one_effect() {
    DatabaseAddress address = TestDatabase.fresh();
    try (House one = House.on(address, 1000);
        House other = House.on(address, 1000)) {
      List<Future<Void>> posts = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String body = body("m_" + i, "SHOW", "73" + i % 20);
        posts.add(one.receive(body));
        posts.add(other.receive(body));
      }

      Await.on(Future.all(posts));

      assertThat(one.number("SELECT count(*) FROM event")).isEqualTo(200);
      assertThat(one.number("SELECT count(*) FROM customer")).isEqualTo(20);
      assertThat(one.number("SELECT count(*) FROM outbox WHERE say = 'WELCOME'")).isEqualTo(20);
      assertThat(one.number("SELECT count(*) FROM outbox")).isEqualTo(200);
      assertThat(one.miscounted()).isZero();
      assertThat(one.misplaced()).isZero();
    }
  }

  @Test
  void two_replicas_that_get_the_same_people_in_other_batches_never_lock_each_other_out() {
    DatabaseAddress address = TestDatabase.fresh();
    try (House one = House.on(address, 1000);
        House other = House.on(address, 1000)) {
      for (int round = 0; round < 12; round++) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
          items.add(item("73" + round + "0" + i, Instant.now(), "m_" + round + "_" + i, "start"));
        }
        String some = entry(String.join(",", items.subList(0, 740)));
        Collections.reverse(items);

        String all = entry(String.join(",", items));
        Await.on(Future.all(insist(() -> one.receive(some)), insist(() -> other.receive(all))));
      }

      assertThat(one.number("SELECT count(*) FROM outbox")).isEqualTo(12 * 1_000);
      assertThat(
              one.number(
                  "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
          .isZero();
    }
  }

  @Test
  void events_of_one_body_are_told_in_messengers_time_order() {
    Instant now = Instant.now();
    String reveal = item(ANA, now, "m_c", "REVEAL:welcome");
    String yes = item(ANA, now.minusSeconds(1), "m_b", "SHOW_COUPON:welcome");
    String start = item(ANA, now.minusSeconds(2), "m_a", "start");

    Await.on(house.receive(entry(reveal + "," + yes + "," + start)));

    assertThat(
            house.run("SELECT say FROM outbox ORDER BY id").stream().map(row -> row.getString(0)))
        .containsExactly("WELCOME", "COUPON", "CODE");
    assertThat(house.path(ANA, "welcome")).contains(SENT, SEEN, ACCEPTED, REVEALED);
  }

  @Test
  void a_poison_event_is_parked_alone_and_its_neighbours_have_their_effect() {
    refuse("new.psid = '%s'".formatted(BEN));

    Await.on(
        house.receive(
            entry(
                item(ANA, Instant.now(), "m_1", "start")
                    + ","
                    + item(BEN, Instant.now(), "m_2", "start"))));

    assertThat(house.states(ANA)).containsExactly("queued");
    assertThat(house.number("SELECT count(*) FROM event WHERE state = 'parked'")).isEqualTo(1);
    assertThat(house.number("SELECT count(*) FROM customer WHERE psid = $1", BEN)).isZero();
  }

  @Test
  void an_event_that_fails_once_is_not_parked_for_it() {
    house.run("CREATE SEQUENCE tries");
    refuse("new.psid = '%s' AND nextval('tries') = 1".formatted(BEN));

    Await.on(house.start(BEN));

    assertThat(house.number("SELECT last_value FROM tries")).isEqualTo(2);
    assertThat(house.number("SELECT count(*) FROM event WHERE state = 'parked'")).isZero();
    assertThat(house.states(BEN)).containsExactly("queued");
  }

  @Test
  void a_parked_event_can_be_replayed_once_the_cause_is_fixed() {
    refuse("new.psid = '%s'".formatted(BEN));
    Await.on(house.start(BEN));
    var key =
        house.run("SELECT key FROM event WHERE state = 'parked'").iterator().next().getUUID(0);

    Throwable still = Await.failure(house.replay(key));
    house.run("DROP TRIGGER refuse ON customer");
    boolean replayed = Await.on(house.replay(key));
    boolean twice = Await.on(house.replay(key));

    assertThat(still).hasMessageContaining("poison");
    assertThat(replayed).isTrue();
    assertThat(twice).isFalse();
    assertThat(house.states(BEN)).containsExactly("queued");
  }

  @Test
  void a_parked_event_of_the_future_opens_the_window_from_when_it_came() {
    refuse("new.psid = '%s'".formatted(BEN));
    Await.on(house.postback(BEN, "start", Instant.parse("9999-12-31T00:00:00Z")));
    house.run("DROP TRIGGER refuse ON customer");
    house.run("UPDATE event SET received_at = now() - interval '3 days'");
    var key =
        house.run("SELECT key FROM event WHERE state = 'parked'").iterator().next().getUUID(0);

    Await.on(house.replay(key));

    assertThat(house.number("SELECT count(*) FROM customer WHERE window_until < now()")).isOne();
    assertThat(house.number("SELECT count(*) FROM event WHERE at > now()")).isZero();
  }

  @Test
  void no_time_of_the_future_is_kept() {
    Instant year9999 = Instant.parse("9999-12-31T00:00:00Z");
    Await.on(house.postback(ANA, "start", year9999));
    house.run(
        "UPDATE journey SET reached_at[1] = (extract(epoch FROM now() - interval '1 minute') * 1000000)::bigint");
    Await.on(house.postback(ANA, "REVEAL:welcome", year9999));
    String until = "{\"watermark\":" + year9999.toEpochMilli() + "}";
    Await.on(house.item(ANA, year9999, "\"read\":" + until));
    Await.on(house.item(ANA, year9999, "\"delivery\":" + until));

    assertThat(
            house.number(
                """
                SELECT count(*) FROM (
                  SELECT at FROM event
                  UNION ALL SELECT window_until - interval '24 hours' FROM customer
                  UNION ALL SELECT read_until FROM customer
                  UNION ALL SELECT delivered_until FROM customer
                  UNION ALL SELECT last_event_at FROM customer
                  UNION ALL SELECT to_timestamp(0) + reached_at[3] * interval '1 microsecond' FROM journey
                  UNION ALL SELECT hour FROM stage_count
                  UNION ALL SELECT hour FROM tap_count) AS times (at)
                WHERE at > clock_timestamp()
                """))
        .isZero();
  }

  @Test
  void what_is_acknowledged_is_stored_byte_for_byte() {
    String escaped = "\\u00e4 \\ud83c\\udf81";

    Await.on(house.receive(body("m_1", escaped, ANA)));

    byte[] raw = house.run("SELECT raw FROM event").iterator().next().getBuffer(0).getBytes();
    assertThat(new String(raw)).contains(escaped).startsWith("{\"sender\"").endsWith("}");
  }

  @Test
  void the_first_origin_stays_and_the_journey_is_counted_under_it() {
    Await.on(house.start(ANA));
    Await.on(referral(ANA, "counter-poster"));
    Await.on(referral(ANA, "flyer"));

    assertThat(house.run("SELECT origin FROM customer").iterator().next().getString(0))
        .isEqualTo("counter-poster");
    assertThat(house.run("SELECT origin FROM journey").iterator().next().getString(0))
        .isEqualTo("counter-poster");
    assertThat(house.miscounted()).isZero();
    assertThat(house.misplaced()).isZero();
  }

  @Test
  void a_second_reveal_shows_the_same_code_though_a_new_one_was_published() {
    Await.on(house.start(ANA));
    Await.on(house.tap(ANA, "REVEAL:welcome"));
    house.campaign("welcome", Coupon.COPY);
    Await.on(house.tap(ANA, "REVEAL:welcome"));
    Await.on(house.tap(BEN, "REVEAL:welcome"));

    assertThat(
            house.run("SELECT version FROM outbox WHERE say = 'CODE' ORDER BY id").stream()
                .map(row -> row.getInteger(0)))
        .containsExactly(1, 1, 2);
    assertThat(house.number("SELECT count(*) FROM journey WHERE reached_at[9] IS NOT NULL"))
        .isEqualTo(2);
    assertThat(house.number("SELECT sum(taps)::bigint FROM tap_count WHERE hour = '-infinity'"))
        .isEqualTo(3);
  }

  @Test
  void receipts_of_customers_we_do_not_know_create_nobody() {
    Await.on(house.item(ANA, Instant.now(), "\"read\":{\"watermark\":1790000000800}"));

    assertThat(house.number("SELECT count(*) FROM customer")).isZero();
  }

  @Test
  void a_late_webhook_does_not_bring_an_erased_customer_back_but_a_new_act_does() {
    house.run(
        """
        INSERT INTO erased (page_id, person)
        SELECT page_id, sha256(convert_to(salt::text || $2, 'UTF8')) FROM page WHERE page_id = $1
        """,
        PAGE,
        ANA);

    Await.on(house.postback(ANA, "start", Instant.now().minus(Duration.ofHours(1))));
    long late = house.number("SELECT count(*) FROM customer");
    long kept = house.number("SELECT count(*) FROM event");
    Await.on(house.postback(ANA, "start", Instant.now().plusSeconds(1)));

    assertThat(late).isZero();
    assertThat(kept).as("what an erased person did is not kept, however late it comes").isZero();
    assertThat(house.number("SELECT count(*) FROM customer")).isEqualTo(1);
  }

  @Test
  void who_was_erased_came_back_and_was_erased_again_stays_erased_from_then_on() {
    CustomerEraseStore customers = new CustomerEraseStore(house.db, PAGE);
    Await.on(house.start(ANA));
    erase(customers);
    house.run("UPDATE erased SET erased_at = now() - interval '1 hour'");
    Await.on(house.postback(ANA, "start", Instant.now().minus(Duration.ofMinutes(30))));
    erase(customers);

    Await.on(house.postback(ANA, "start", Instant.now().minus(Duration.ofMinutes(15))));

    assertThat(house.number("SELECT count(*) FROM customer")).isZero();
    assertThat(house.number("SELECT count(*) FROM event")).isZero();
    assertThat(house.number("SELECT count(*) FROM erased")).isEqualTo(1);
  }

  private void erase(CustomerEraseStore customers) {
    long id = house.number("SELECT id FROM customer WHERE psid = $1", ANA);
    assertThat(Await.on(customers.erase(String.valueOf(id)))).isTrue();
  }

  @Test
  void somebody_another_replica_creates_in_the_middle_of_a_batch_does_not_break_it() {
    Await.on(house.start(ANA));
    SqlConnection other = Await.on(house.db.bulk().getConnection());
    Await.on(other.query("BEGIN").execute());
    Await.on(other.query("SELECT FROM customer FOR UPDATE").execute());

    Future<Void> batch =
        together(
            item(ANA, Instant.now(), "m_1", "REVEAL:welcome")
                + ","
                + item(BEN, Instant.now(), "m_2", "REVEAL:welcome"));
    Await.until(() -> TestDatabase.waitingForLocks(house.db.address()) > 0);
    Await.on(house.start(BEN));
    Await.on(other.query("COMMIT").execute());
    Await.on(batch);

    assertThat(house.states(ANA)).hasSize(2);
    assertThat(house.states(BEN)).hasSize(2);
    assertThat(house.number("SELECT count(*) FROM journey WHERE reached_at[9] IS NOT NULL"))
        .isEqualTo(2);
    assertThat(house.miscounted()).isZero();
    assertThat(house.misplaced()).isZero();
    Await.on(other.close());
  }

  /** These events in one transaction, which fails where the inbox would try them one by one. */
  private Future<Void> together(String items) {
    CopyStore copies = new CopyStore(house.db::general, PAGE, Voices::umi);
    InboxStore store = InboxStores.of(house.db, Tallies.utc(PAGE, 1), copies);
    List<CustomerEvent> events = new WebhookParser().parse(entry(items).getBytes(UTF_8)).events();
    return house.db.transaction(
        tx -> store.handle(tx, events).compose(last -> last.writes().mapEmpty()));
  }

  @Test
  void any_interleaving_of_duplicates_and_batches_counts_the_same_people() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> bodies = new ArrayList<>();
    Instant now = Instant.now();
    for (int person = 0; person < 30; person++) {
      String psid = "74" + person;
      bodies.add(entry(item(psid, now, "s" + person, "start")));
      bodies.add(entry(item(psid, now.plusMillis(1), "y" + person, "SHOW_COUPON:welcome")));
      bodies.add(entry(item(psid, now.plusMillis(2), "r" + person, "REVEAL:welcome")));
      bodies.add(entry(item(psid, now.plusMillis(3), "n" + person, "NO_THANKS:welcome")));
    }
    bodies.addAll(bodies);
    Collections.shuffle(bodies, random);

    Await.on(Future.all(bodies.stream().map(house::receive).toList()));

    assertThat(
            house.number(
                "SELECT count(*) FROM journey WHERE reached_at[9] IS NOT NULL AND reached_at[6] IS NOT NULL"))
        .as("seed " + seed)
        .isEqualTo(30);
    assertThat(house.number("SELECT sum(taps)::bigint FROM tap_count WHERE hour <> '-infinity'"))
        .as("seed " + seed)
        .isEqualTo(90);
    assertThat(house.miscounted()).as("seed " + seed).isZero();
    assertThat(house.misplaced()).as("seed " + seed).isZero();
  }

  @Test
  void a_stop_is_confirmed_once_and_heard_until_start() {
    Await.on(house.say(ANA, "STOP"));
    Await.on(house.say(ANA, "stop"));
    Await.on(house.say(ANA, "hello?"));
    long silent = house.number("SELECT count(*) FROM outbox");
    Await.on(house.say(ANA, "START"));

    assertThat(silent).isEqualTo(1);
    assertThat(
            house.run("SELECT say FROM outbox ORDER BY id").stream().map(row -> row.getString(0)))
        .containsExactly("GOODBYE", "WELCOME");
    assertThat(house.path(ANA, "welcome")).doesNotContain(DELIVERED);
  }

  @Test
  void what_was_committed_after_its_sender_was_told_to_come_back_is_counted() {
    house.run(
        """
        CREATE FUNCTION tarry() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_sleep(4); RETURN NULL; END $$
        """);
    house.run(
        """
        CREATE CONSTRAINT TRIGGER tarry AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION tarry()
        """);
    String body = body("m_1", "hi", ANA);

    Future<Void> told = house.receive(body);

    assertThat(Await.failure(told)).hasMessageContaining("no answer from the database");
    Await.until(() -> house.became.getOrDefault(Fate.NEW, 0) == 1);
    assertThat(house.number("SELECT count(*) FROM event")).isEqualTo(1);
    assertThat(house.changed).contains("welcome");
    Await.on(house.receive(body));
    assertThat(house.became).containsEntry(Fate.NEW, 1).containsEntry(Fate.DUPLICATE, 1);
  }

  private Future<Void> referral(String psid, String ref) {
    return house.item(psid, Instant.now(), "\"referral\":{\"ref\":\"%s\"}".formatted(ref));
  }

  /** Makes the database refuse a customer, as a broken constraint would. */
  private void refuse(String condition) {
    house.run(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF %s THEN RAISE EXCEPTION 'poison'; END IF; RETURN new; END $$
        """
            .formatted(condition));
    house.run(
        "CREATE TRIGGER refuse BEFORE INSERT ON customer FOR EACH ROW EXECUTE FUNCTION refuse()");
  }

  /** Like Messenger, which resends what was not acknowledged. */
  private Future<Void> insist(Supplier<Future<Void>> delivery) {
    return delivery.get().recover(refused -> insist(delivery));
  }

  private static String body(String mid, String text, String psid) {
    return entry(
        """
        {"sender":{"id":"%s"},"recipient":{"id":"%s"},"timestamp":%d,"message":{"mid":"%s","text":"%s"}}\
        """
            .formatted(psid, PAGE, Instant.now().toEpochMilli(), mid, text));
  }

  private static String item(String psid, Instant at, String mid, String payload) {
    return """
    {"sender":{"id":"%s"},"recipient":{"id":"%s"},"timestamp":%d,"postback":{"mid":"%s","payload":"%s"}}\
    """
        .formatted(psid, PAGE, at.toEpochMilli(), mid, payload);
  }

  private static String entry(String items) {
    return "{\"object\":\"page\",\"entry\":[{\"id\":\"%s\",\"time\":1,\"messaging\":[%s]}]}"
        .formatted(PAGE, items);
  }
}
