package io.promobot.outbox;

import static io.promobot.flow.CouponStory.COUPON_SEEN;
import static io.promobot.flow.CouponStory.COUPON_SENT;
import static io.promobot.flow.Stage.DELIVERED;
import static io.promobot.flow.Stage.FAILED;
import static io.promobot.flow.Stage.SEEN;
import static io.promobot.flow.Stage.SENT;
import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.promobot.flow.Coupon;
import io.promobot.flow.Message;
import io.promobot.house.FakeChannel;
import io.promobot.house.House;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxIT {
  private static final String ANA = "7300000000000002";
  private static final String BEN = "7300000000000003";
  private static final String NAMELESS = "7300000000000003";

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
  void the_welcome_greets_by_name_and_another_wording_greets_who_has_none() {
    house.sending();

    Await.on(house.start(ANA));
    Await.on(house.start(NAMELESS));

    Await.until(() -> house.channel.taken().size() == 2);
    assertThat(house.channel.to(ANA).get(0).content().text()).startsWith("Hi Ana!");
    assertThat(house.channel.to(NAMELESS).get(0).content().text()).startsWith("Hi there!");
  }

  @Test
  void a_name_is_asked_for_once_whatever_the_answer() {
    house.sending();

    Await.on(house.start(NAMELESS));
    Await.until(() -> house.states(NAMELESS).equals(List.of("sent")));

    assertThat(house.number("SELECT count(*) FROM customer WHERE name_asked_at IS NOT NULL"))
        .isEqualTo(1);
  }

  @Test
  void the_messages_of_one_customer_go_out_one_at_a_time_and_in_order() {
    house.channel.holding();
    house.sending();
    Await.on(house.start(ANA));
    Await.on(house.tap(ANA, "NO_THANKS:welcome"));
    Await.until(() -> house.channel.taken().size() == 1);

    List<String> waiting = house.states(ANA);
    house.channel.answer();

    assertThat(waiting).containsExactly("sending", "queued", "queued");
    Await.until(() -> house.states(ANA).equals(List.of("sent", "sent", "sent")));
    assertThat(ids(house.channel.to(ANA))).isSorted().hasSize(3);
  }

  @Test
  void two_replicas_never_have_two_messages_of_one_customer_on_the_way() {
    DatabaseAddress address = TestDatabase.fresh();
    FakeChannel channel = new FakeChannel();
    try (House one = House.on(address, 1000, channel);
        House other = House.on(address, 1000, channel)) {
      for (int i = 0; i < 20; i++) {
        Await.on(one.start("73000000000000" + i));
        Await.on(one.tap("73000000000000" + i, "SHOW_COUPON:welcome"));
        Await.on(one.tap("73000000000000" + i, "REVEAL:welcome"));
      }

      one.sending();
      other.sending();

      Await.until(() -> one.number("SELECT count(*) FROM outbox WHERE state = 'sent'") == 60);
      assertThat(channel.taken()).hasSize(60);
      for (int i = 0; i < 20; i++) {
        assertThat(ids(channel.to("73000000000000" + i))).isSorted().hasSize(3);
      }
      assertThat(one.miscounted()).isZero();
    }
  }

  @Test
  void an_answer_to_a_tap_overtakes_a_campaign_that_waits() {
    Await.on(house.start(ANA));
    house.campaign("c1", Coupon.COPY);
    queueCampaign("c1", 1);

    Await.on(house.tap(ANA, "SHOW_COUPON:welcome"));
    house.sending();

    Await.until(() -> house.channel.to(ANA).size() == 3);
    assertThat(
            house
                .run("SELECT say FROM outbox WHERE page_id = $1 ORDER BY settled_at, id", PAGE)
                .stream()
                .map(row -> row.getString(0)))
        .containsExactly("WELCOME", "COUPON", "WELCOME");
    assertThat(house.channel.to(ANA).get(2).content().choices().get(0).payload())
        .isEqualTo("SHOW_COUPON:c1");
  }

  @Test
  void a_campaign_waits_while_its_page_is_paused() {
    Await.on(house.start(ANA));
    house.run("DELETE FROM outbox");
    house.campaign("c1", Coupon.COPY);
    queueCampaign("c1", 1);
    ClaimStore claims =
        new ClaimStore(
            house.db::ingest, PAGE, () -> StoryLanguage.ENGLISH, Duration.ofSeconds(30), 1_000);

    house.run("UPDATE page SET paused_until = now() + interval '1 hour'");
    assertThat(Await.on(claims.campaign(96)).rows()).isEmpty();

    house.run("UPDATE page SET paused_until = NULL");
    assertThat(Await.on(claims.campaign(96)).rows()).hasSize(1);
  }

  @Test
  void what_is_late_by_the_customers_own_clock_is_not_claimed_at_night() {
    Await.on(house.start(ANA));
    house.run("DELETE FROM outbox");
    house.campaign("c1", Coupon.COPY);
    queueCampaign("c1", 1);
    ClaimStore claims =
        new ClaimStore(
            house.db::ingest, PAGE, () -> StoryLanguage.ENGLISH, Duration.ofSeconds(30), 1_000);
    house.run("UPDATE outbox SET due_at = now() - interval '61 minutes'");
    house.run("UPDATE campaign SET clock_at = now() WHERE id = 'c1'");
    assertThat(Await.on(claims.campaign(96)).rows()).isEmpty();

    house.run("UPDATE outbox SET due_at = now() - interval '59 minutes'");
    assertThat(Await.on(claims.campaign(96)).rows()).hasSize(1);
  }

  @Test
  void the_one_trial_call_while_the_other_side_is_unhealthy_may_be_a_campaigns() {
    Await.on(house.start(ANA));
    house.run("DELETE FROM outbox");
    house.campaign("c1", Coupon.COPY);
    queueCampaign("c1", 1);
    house.allowed = most -> 1;

    house.worker.start();

    Await.until(() -> house.states(ANA).equals(List.of("sent")));
  }

  @Test
  void while_few_calls_are_allowed_a_campaign_goes_on_beside_an_answer_under_way() {
    Await.on(house.start(BEN));
    house.run("DELETE FROM outbox");
    house.campaign("c1", Coupon.COPY);
    queueCampaign("c1", 1);
    house.run("UPDATE outbox SET due_at = now() + interval '1 hour'");
    house.allowed = most -> 32;
    house.channel.holding();
    house.worker.start();
    Await.on(house.start(ANA));
    Await.until(() -> house.channel.taken().size() == 1);

    house.run("UPDATE outbox SET due_at = now() WHERE campaign_id = 'c1'");
    house.outbox.wakeForCampaigns();

    Await.until(() -> house.channel.taken().size() == 2);
    house.channel.answer();
  }

  @Test
  void typed_words_are_about_the_campaign_whose_welcome_went_out_last() {
    house.sending();
    Await.on(house.start(ANA));
    Await.until(() -> house.states(ANA).equals(List.of("sent")));
    house.campaign("c1", Coupon.COPY);
    queueCampaign("c1", 1);
    house.outbox.wakeForCampaigns();
    Await.until(() -> house.path(ANA, "c1").contains(SENT));

    Await.on(house.say(ANA, "yes"));

    Await.until(() -> house.path(ANA, "c1").contains(COUPON_SENT));
    assertThat(house.path(ANA, "welcome")).containsExactly(SENT);
  }

  @Test
  void who_opted_out_while_a_message_waited_does_not_get_it_and_leaves_the_campaign() {
    Await.on(house.start(ANA));
    house.run("UPDATE customer SET opted_out = true");

    house.sending();

    Await.until(() -> house.states(ANA).equals(List.of("skipped")));
    assertThat(house.channel.taken()).isEmpty();
    assertThat(house.number("SELECT count(*) FROM journey")).isZero();
    assertThat(house.miscounted()).isZero();
    assertThat(reason()).contains("opted_out");
  }

  @Test
  void the_goodbye_reaches_who_opted_out() {
    house.sending();

    Await.on(house.say(ANA, "STOP"));

    Await.until(() -> house.states(ANA).equals(List.of("sent")));
  }

  @Test
  void nothing_goes_out_when_the_window_has_closed() {
    Await.on(house.postback(ANA, "start", Instant.now().minus(Duration.ofHours(30))));

    house.sending();

    Await.until(() -> house.states(ANA).equals(List.of("skipped")));
    assertThat(reason()).contains("window_closed");
    assertThat(house.channel.taken()).isEmpty();
  }

  @Test
  void a_customer_whose_welcome_was_skipped_is_welcomed_when_they_come_again() {
    house.sending();
    Await.on(house.postback(ANA, "start", Instant.now().minus(Duration.ofHours(30))));
    Await.until(() -> house.states(ANA).equals(List.of("skipped")));

    Await.on(house.say(ANA, "hello"));

    Await.until(() -> house.path(ANA, "welcome").contains(SENT));
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void a_passing_trouble_is_tried_again_and_costs_attempts() {
    house.channel.failing(Reason.BUSY, 2);
    house.sending();

    Await.on(house.start(ANA));

    Await.until(() -> house.states(ANA).equals(List.of("sent")));
    assertThat(house.number("SELECT attempts::bigint FROM outbox")).isEqualTo(3);
  }

  @Test
  void a_call_that_was_never_made_costs_no_attempt() {
    house.channel.failing(Reason.BREAKER_OPEN, 1);
    house.sending();

    Await.on(house.start(ANA));

    Await.until(() -> house.states(ANA).equals(List.of("sent")));
    assertThat(house.number("SELECT attempts::bigint FROM outbox")).isEqualTo(1);
  }

  @Test
  void a_customer_who_cannot_be_reached_is_blocked_until_they_write_again() {
    house.channel.failing(Reason.UNREACHABLE, 1);
    house.sending();
    Await.on(house.start(ANA));
    Await.until(() -> house.states(ANA).equals(List.of("failed")));
    boolean blocked = house.run("SELECT blocked FROM customer").iterator().next().getBoolean(0);
    List<?> path = house.path(ANA, "welcome");

    Await.on(house.say(ANA, "hm, I see"));

    assertThat(blocked).isTrue();
    assertThat(path).isEqualTo(List.of(FAILED));
    Await.until(() -> house.states(ANA).equals(List.of("failed", "sent")));
    assertThat(house.path(ANA, "welcome")).containsExactly(SENT);
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void a_throttled_page_holds_everything_back_and_burns_no_attempts() {
    house.channel.failing(Reason.THROTTLED, 1);
    house.sending();

    Await.on(house.start(ANA));

    Await.until(() -> Await.on(house.page.state()).pausedUntil().isPresent());
    Await.until(() -> house.states(ANA).equals(List.of("queued")));
    assertThat(house.number("SELECT attempts::bigint FROM outbox")).isZero();
    Await.on(house.page.resume());
    Await.until(() -> house.states(ANA).equals(List.of("sent")));
  }

  @Test
  void a_send_without_an_answer_waits_for_its_echo_and_is_sent_once() {
    house.channel.failing(Reason.NO_ANSWER, 1);
    house.worker.start();
    Await.on(house.start(ANA));
    Await.until(() -> house.states(ANA).equals(List.of("unknown")));

    Await.on(house.echo(ANA, house.number("SELECT id FROM outbox"), "m_echo"));

    assertThat(house.states(ANA)).containsExactly("sent");
    assertThat(house.path(ANA, "welcome")).containsExactly(SENT);
    assertThat(house.channel.taken()).hasSize(1);
  }

  @Test
  void a_send_without_an_answer_and_without_an_echo_is_tried_once_more_and_flagged() {
    house.channel.failing(Reason.NO_ANSWER, 2);
    house.sending();

    Await.on(house.start(ANA));

    Await.until(() -> house.states(ANA).equals(List.of("failed")));
    assertThat(house.channel.taken()).hasSize(2);
    assertThat(house.number("SELECT count(*) FROM outbox WHERE possible_duplicate")).isEqualTo(1);
    assertThat(house.path(ANA, "welcome")).containsExactly(FAILED);
  }

  @Test
  void the_row_of_a_worker_that_died_is_found_and_its_late_answer_is_refused() {
    house.channel.holding();
    house.sending();
    Await.on(house.start(ANA));
    Await.until(() -> house.channel.taken().size() == 1);
    house.run("UPDATE outbox SET lease_until = now()");

    Await.until(() -> house.channel.taken().size() == 2);
    house.channel.answer();

    Await.until(() -> house.states(ANA).equals(List.of("sent")));
    assertThat(house.number("SELECT count(*) FROM outbox WHERE possible_duplicate")).isOne();
    assertThat(house.channel.taken()).hasSize(2);
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void receipts_that_come_before_the_answer_count_all_the_same() {
    house.channel.holding();
    house.worker.start();
    Await.on(house.start(ANA));
    Await.until(() -> house.channel.taken().size() == 1);
    long soon = Instant.now().plusSeconds(5).toEpochMilli();

    Await.on(house.item(ANA, Instant.now(), "\"read\":{\"watermark\":%d}".formatted(soon)));
    house.channel.answer();

    Await.until(() -> house.path(ANA, "welcome").equals(List.of(SENT, DELIVERED, SEEN)));
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void a_delivery_receipt_names_its_message_whatever_its_watermark() {
    house.sending();
    Await.on(house.start(ANA));
    Await.until(() -> house.states(ANA).equals(List.of("sent")));
    String mid = house.run("SELECT message_id FROM outbox").iterator().next().getString(0);

    Await.on(
        house.item(
            ANA,
            Instant.now(),
            "\"delivery\":{\"mids\":[\"%s\"],\"watermark\":1790000000500}".formatted(mid)));

    assertThat(house.path(ANA, "welcome")).containsExactly(SENT, DELIVERED);
  }

  @Test
  void reading_after_the_coupon_counts_the_coupon_as_seen() {
    house.sending();
    Await.on(house.start(ANA));
    Await.on(house.tap(ANA, "SHOW_COUPON:welcome"));
    Await.until(() -> house.states(ANA).equals(List.of("sent", "sent")));

    Await.on(
        house.item(
            ANA,
            Instant.now(),
            "\"read\":{\"watermark\":%d}".formatted(Instant.now().toEpochMilli())));

    assertThat(house.path(ANA, "welcome")).contains(COUPON_SENT, COUPON_SEEN);
  }

  @Test
  void a_campaign_keeps_its_pace_over_two_replicas() {
    DatabaseAddress address = TestDatabase.fresh();
    FakeChannel channel = new FakeChannel();
    try (House one = House.on(address, 50, channel);
        House other = House.on(address, 50, channel)) {
      for (int i = 0; i < 120; i++) {
        Await.on(one.start("7400000000" + (1000 + i)));
      }
      one.run("DELETE FROM outbox");
      one.campaign("c1", Coupon.COPY);
      one.run("UPDATE customer SET window_until = now() + interval '20 hours'");
      queue(one, "c1", 120);

      one.sending();
      other.sending();
      Await.until(() -> one.number("SELECT count(*) FROM outbox WHERE state = 'sent'") == 120);

      long milliseconds =
          one.number(
              "SELECT (extract(epoch FROM max(attempted_at) - min(attempted_at)) * 1000)::bigint FROM outbox");
      assertThat(milliseconds).as("120 messages at 50 a second").isGreaterThan(2_200L);
    }
  }

  @Test
  void the_owner_can_take_a_waiting_message_back_and_send_it_after_all() {
    Await.on(house.start(ANA));
    long id = house.number("SELECT id FROM outbox");

    Optional<Boolean> cancelled = Await.on(house.outbox.cancel(id));
    List<String> taken = house.states(ANA);
    long journeys = house.number("SELECT count(*) FROM journey");
    Optional<Boolean> again = Await.on(house.outbox.retry(id));
    house.sending();

    assertThat(cancelled).contains(true);
    assertThat(taken).containsExactly("cancelled");
    assertThat(journeys).isZero();
    assertThat(again).contains(true);
    Await.until(() -> house.path(ANA, "welcome").equals(List.of(SENT)));
    assertThat(Await.on(house.outbox.cancel(id))).contains(false);
    assertThat(Await.on(house.outbox.retry(id))).contains(false);
    assertThat(Await.on(house.outbox.cancel(999_999))).isEmpty();
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void stopping_waits_for_a_claim_that_is_on_its_way_and_settles_what_it_brings() {
    Await.on(house.start(ANA));
    SqlConnection other = Await.on(house.db.bulk().getConnection());
    Await.on(other.query("BEGIN").execute());
    Await.on(other.query("LOCK TABLE customer IN ACCESS EXCLUSIVE MODE").execute());
    house.worker.start();
    Await.until(() -> TestDatabase.waitingForLocks(house.db.address()) > 0);

    Future<Void> stopped = house.worker.stop();
    Await.on(other.query("COMMIT").execute());
    Await.on(stopped);

    assertThat(house.states(ANA)).containsExactly("sent");
    Await.on(other.close());
  }

  @Test
  void facebook_blocking_the_page_stops_everything_until_it_is_unblocked() {
    house.sending();
    Await.on(policy("block"));
    Await.on(house.start(ANA));

    List<String> held = house.states(ANA);
    Await.on(policy("unblock"));

    assertThat(held).containsExactly("queued");
    Await.until(() -> house.states(ANA).equals(List.of("sent")));
  }

  private Future<Void> policy(String action) {
    return house.receive(
        """
        {"object":"page","entry":[{"id":"%s","time":1,"messaging":[{"recipient":{"id":"%s"},
        "timestamp":1790000000000,"policy_enforcement":{"action":"%s","reason":"x"}}]}]}
        """
            .formatted(PAGE, PAGE, action));
  }

  private Optional<String> reason() {
    return Optional.ofNullable(
        house.run("SELECT reason FROM outbox").iterator().next().getString(0));
  }

  private void queueCampaign(String campaign, int people) {
    queue(house, campaign, people);
  }

  private static void queue(House house, String campaign, int people) {
    house.run(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path)
        SELECT page_id, id, $2, 1, '', 0 FROM customer WHERE page_id = $1
        """,
        PAGE,
        campaign);
    house.run(
        """
        INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people)
        SELECT $1, $2, 1, '', 0, 0, $3
        """,
        PAGE,
        campaign,
        people);
    house.run(
        """
        INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, priority)
        SELECT page_id, id, $2, 1, 'WELCOME', 1 FROM customer WHERE page_id = $1
        """,
        PAGE,
        campaign);
  }

  private static List<Long> ids(List<Outgoing<Message>> taken) {
    return taken.stream().map(message -> Long.valueOf(message.id())).toList();
  }
}
