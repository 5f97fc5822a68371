package io.promobot.inbox;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.customer.CustomerDetailStore;
import io.promobot.customer.CustomerEraseStore;
import io.promobot.customer.HandBackStore;
import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.promobot.deliveries.SaidStore;
import io.promobot.house.House;
import io.promobot.messenger.WebhookParser;
import io.promobot.outbox.CopyStore;
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A person answers in Facebook's own inbox: what is stored about it, over batches and replicas. */
@Timeout(60)
class HandoverIT {
  private static final String ANA = "7300000000000002";
  private static final Duration DAY = Duration.ofHours(24);
  private static final String DEADLOCKS =
      "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";

  private House house;
  private CustomerDetailStore details;

  @BeforeEach
  void open() {
    house = House.fresh();
    details = new CustomerDetailStore(house.db, PAGE, DAY);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private List<String> says() {
    return house.run("SELECT say FROM outbox WHERE state <> 'skipped' ORDER BY id").stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private long ana() {
    return house.number("SELECT id FROM customer WHERE psid = $1", ANA);
  }

  private Optional<Instant> until() {
    return Await.on(details.find(ana())).orElseThrow().personUntil();
  }

  @Test
  void the_bot_is_quiet_across_batches_until_the_owner_hands_back() {
    Await.on(house.tap(ANA, "SHOW_COUPON:welcome"));
    Instant wrote = Instant.now();
    Await.on(house.answer(ANA, "Hello, this is Eva.", wrote));
    Await.on(house.say(ANA, "Hello Eva"));

    assertThat(says()).containsExactly("COUPON");
    assertThat(until()).contains(Instant.ofEpochMilli(wrote.toEpochMilli()).plus(DAY));

    Await.on(new HandBackStore(house.db, PAGE).handBack(ana()));
    Await.on(house.answer(ANA, "late news of before", wrote));
    assertThat(until()).isEmpty();
    Await.on(house.say(ANA, "hm, I see"));
    assertThat(says()).containsExactly("COUPON", "REMIND_COUPON");
  }

  @Test
  void an_echo_of_our_own_quiets_nothing_even_when_it_comes_without_our_mark() {
    Await.on(house.start(ANA));
    long id = house.number("SELECT id FROM outbox");
    house.run("UPDATE outbox SET attempts = 1, attempted_at = now()");
    String marked =
        House.answered(ANA, "Hi", Instant.now())
            .replace("263902037430900", "777,\"metadata\":\"" + id + "\"");
    Await.on(house.receive(marked));
    Await.on(
        house.receive(House.answered(ANA, "Hi", Instant.now()).replace("263902037430900", "777")));

    Await.on(house.say(ANA, "hm"));

    assertThat(says()).containsExactly("WELCOME", "REMIND_WELCOME");
    assertThat(house.number("SELECT count(*) FROM event WHERE kind = 'ECHO'")).isZero();
  }

  @Test
  void somebody_whom_a_person_wrote_to_before_we_knew_them_is_left_to_that_person() {
    Await.on(house.answer(ANA, "Your order is ready.", Instant.now()));
    assertThat(house.number("SELECT count(*) FROM customer")).isZero();

    Await.on(house.say(ANA, "Great, thank you"));

    assertThat(says()).isEmpty();
    assertThat(until()).isPresent();
    assertThat(house.misplaced()).isZero();
  }

  @Test
  void a_reminder_that_still_waits_is_taken_back_and_nothing_else_is() {
    Await.on(house.start(ANA));
    Await.on(house.tap(ANA, "SHOW_COUPON:welcome"));
    Await.on(house.say(ANA, "hm"));

    Await.on(house.answer(ANA, "Hello, this is Eva.", Instant.now()));

    assertThat(house.states(ANA)).containsExactly("queued", "queued", "skipped");
    assertThat(says()).containsExactly("WELCOME", "COUPON");
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void two_replicas_agree_and_never_lock_each_other_out() {
    DatabaseAddress address = TestDatabase.fresh();
    try (House one = House.on(address, 1000);
        House other = House.on(address, 1000)) {
      List<Future<Void>> posts = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        posts.add(one.say("73" + i, "hi"));
      }
      Await.on(Future.all(posts));
      posts.clear();
      for (int i = 0; i < 400; i++) {
        String psid = "73" + i % 40;
        String body = House.answered(psid, "hi", Instant.now());
        posts.add(one.receive(body));
        posts.add(other.say(psid, "hello"));
        posts.add(other.receive(body));
      }
      Await.on(Future.all(posts));
      posts.clear();
      long before = one.number("SELECT count(*) FROM outbox");
      for (int i = 0; i < 40; i++) {
        posts.add((i % 2 == 0 ? one : other).say("73" + i, "still there?"));
      }
      Await.on(Future.all(posts));

      assertThat(one.number("SELECT count(*) FROM event WHERE kind = 'ECHO'")).isEqualTo(400);
      assertThat(one.number("SELECT count(*) FROM outbox")).isEqualTo(before);
      assertThat(one.miscounted()).isZero();
      assertThat(one.misplaced()).isZero();
      assertThat(one.number(DEADLOCKS)).isZero();
    }
  }

  @Test
  void their_words_stand_in_the_timeline_and_go_when_the_customer_is_erased() {
    WebhookParser parser = new WebhookParser();
    CopyStore copies = new CopyStore(house.db::general, PAGE, Voices::umi);
    TimelineStore timeline =
        new TimelineStore(
            house.db,
            PAGE,
            new SaidStore(house.db, PAGE, copies),
            (raw, standby) -> parser.again(PAGE, raw, standby));
    Instant now = Instant.now();
    Await.on(house.postback(ANA, "start", now.minusSeconds(9)));
    Await.on(house.answer(ANA, "Hello, this is Eva.", now.minusSeconds(5)));
    Await.on(house.say(ANA, "Hello Eva"));

    var entries = Await.on(timeline.of(ana(), 50, Optional.empty())).orElseThrow().items();

    assertThat(entries)
        .extracting(entry -> entry.by() + " " + entry.kind() + " " + entry.text().orElse(""))
        .contains("shop person Hello, this is Eva.", "customer words Hello Eva");

    Await.on(new CustomerEraseStore(house.db, PAGE).erase(String.valueOf(ana())));
    assertThat(house.number("SELECT count(*) FROM event")).isZero();
    Await.on(house.answer(ANA, "late", now.minusSeconds(1)));
    assertThat(house.number("SELECT count(*) FROM event")).isZero();
  }

  @Test
  void a_parked_event_of_another_apps_chat_is_not_answered_when_it_is_replayed() {
    house.run(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'poison'; END $$
        """);
    house.run(
        "CREATE TRIGGER refuse BEFORE INSERT ON customer FOR EACH ROW EXECUTE FUNCTION refuse()");
    String body =
        """
        {"object":"page","entry":[{"id":"%s","standby":[{"sender":{"id":"%s"},"recipient":{"id":"%s"},
        "timestamp":%d,"message":{"mid":"m_s","text":"a table for two"}}]}]}
        """
            .formatted(PAGE, ANA, PAGE, Instant.now().toEpochMilli());
    Await.on(house.receive(body));
    assertThat(house.number("SELECT count(*) FROM event WHERE state = 'parked'")).isEqualTo(1);
    house.run("DROP TRIGGER refuse ON customer");

    var key = house.run("SELECT key FROM event").iterator().next().getUUID(0);
    assertThat(Await.on(house.replay(key))).isTrue();

    assertThat(says()).isEmpty();
    assertThat(until()).isPresent();
  }

  @Test
  void an_origin_told_in_another_apps_chat_is_kept_in_its_first_spelling() {
    house.run("INSERT INTO origin VALUES ($1, 'flyer', 'Flyer')", PAGE);
    String body =
        """
        {"object":"page","entry":[{"id":"%s","standby":[{"sender":{"id":"%s"},"recipient":{"id":"%s"},
        "timestamp":%d,"message":{"mid":"m_s","text":"Hello"},"referral":{"ref":"FLYER"}}]}]}
        """
            .formatted(PAGE, ANA, PAGE, Instant.now().toEpochMilli());

    Await.on(house.receive(body));

    assertThat(house.number("SELECT count(*) FROM customer WHERE origin = 'Flyer'")).isEqualTo(1);
  }
}
