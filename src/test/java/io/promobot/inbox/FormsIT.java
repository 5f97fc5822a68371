package io.promobot.inbox;

import static io.promobot.flow.CouponStory.REVEALED;
import static io.promobot.flow.Stage.RESPONDED;
import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.customer.CustomerEraseStore;
import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.promobot.deliveries.SaidStore;
import io.promobot.flow.Message;
import io.promobot.flow.Message.Choice;
import io.promobot.flow.SignUpStory;
import io.promobot.house.House;
import io.promobot.messenger.WebhookParser;
import io.promobot.outbox.CopyStore;
import io.promobot.support.DeskSeedStore;
import io.promobot.wording.Rewording;
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signing up and asking for help, from the webhook to what goes out and what is stored. */
@Timeout(60)
class FormsIT {
  private static final String ANA = "7300000000000002";

  private House house;
  private Instant at = Instant.now().minusSeconds(600);

  @BeforeEach
  void open() {
    house = House.fresh().sending();
    Await.on(new DeskSeedStore(house.db, PAGE).seed());
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** One second apart, with Messenger's times. */
  private void says(String... words) {
    for (String each : words) {
      at = at.plusSeconds(1);
      Await.on(
          house.item(
              ANA, at, "\"message\":{\"mid\":\"m_%d\",\"text\":\"%s\"}".formatted(n(), each)));
    }
  }

  private void taps(String payload) {
    at = at.plusSeconds(1);
    Await.on(house.postback(ANA, payload, at));
  }

  private void tapsQuickReply(String label, String payload) {
    at = at.plusSeconds(1);
    String message =
        "\"message\":{\"mid\":\"m_%d\",\"text\":\"%s\",\"quick_reply\":{\"payload\":\"%s\"}}";
    Await.on(house.item(ANA, at, message.formatted(n(), label, payload)));
  }

  private long n() {
    return at.toEpochMilli();
  }

  private List<Message> got(int messages) {
    Await.until(() -> house.channel.to(ANA).size() >= messages);
    return house.channel.to(ANA).stream().map(Outgoing::content).toList();
  }

  private JsonObject row(String sql) {
    return house.run(sql).iterator().next().toJson();
  }

  private boolean formOpen() {
    return house.number("SELECT count(*) FROM customer WHERE form IS NOT NULL") == 1;
  }

  @Test
  void who_signs_up_in_the_chat_is_a_lead_with_their_origin_and_gets_the_welcome_mail() {
    at = at.plusSeconds(1);
    Await.on(
        house.item(
            ANA,
            at,
            "\"postback\":{\"mid\":\"m_s\",\"payload\":\"start\",\"referral\":{\"ref\":\"poster\"}}"));

    says("sign up", "Ana López", "Ana@Example.com", "612345678");

    JsonObject lead = row("SELECT name, email, phone, origin, customer_id FROM lead");
    assertThat(lead.getString("name")).isEqualTo("Ana López");
    assertThat(lead.getString("email")).isEqualTo("Ana@example.com");
    assertThat(lead.getString("phone")).isEqualTo("+34612345678");
    assertThat(lead.getString("origin")).isEqualTo("poster");
    assertThat(lead.getLong("customer_id")).isEqualTo(house.number("SELECT id FROM customer"));
    assertThat(
            house.number(
                "SELECT count(*) FROM outbox WHERE lead_id IS NOT NULL AND kind = 'email' AND"
                    + " due_at > now()"))
        .isEqualTo(1);
    assertThat(formOpen()).isFalse();
    assertThat(got(5).get(4).text()).contains("Thank you, Ana López");
    assertThat(house.misplaced()).isZero();
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void a_question_goes_to_the_desk_of_its_topic() {
    says("help");
    assertThat(got(1).get(0).choices())
        .extracting(Choice::label)
        .containsExactly("Sales", "Pricing", "Everything else", "Cancel");
    tapsQuickReply("Sales", "TOPIC:Sales");
    says("Do you ship to Peru?");

    JsonObject request = row("SELECT topic, message, unknown_topic, customer_id FROM request");
    assertThat(request.getString("topic")).isEqualTo("Sales");
    assertThat(request.getString("message")).isEqualTo("Do you ship to Peru?");
    assertThat(request.getBoolean("unknown_topic")).isFalse();
    assertThat(request.getLong("customer_id")).isEqualTo(house.number("SELECT id FROM customer"));
    assertThat(
            house.number(
                "SELECT count(*) FROM outbox WHERE request_id IS NOT NULL AND kind = 'slack'"))
        .isEqualTo(1);
    assertThat(got(3).get(2).text()).contains("Sales").contains("team");
  }

  @Test
  void who_has_signed_up_can_be_answered_by_email() {
    says("sign up", "Ana", "ana@example.com", "skip", "pricing", "How much?");

    JsonObject request = row("SELECT name, email FROM request");
    assertThat(request.getString("name")).isEqualTo("Ana");
    assertThat(request.getString("email")).isEqualTo("ana@example.com");
  }

  @Test
  void who_is_erased_leaves_nothing_of_what_they_signed_up_for_and_asked() {
    says("sign up", "Ana", "ana@example.com", "612345678", "pricing", "How much for Ana?");
    got(6);
    Await.until(() -> house.number("SELECT count(*) FROM outbox WHERE state = 'sending'") == 0);

    Await.on(
        new CustomerEraseStore(house.db, PAGE)
            .erase(String.valueOf(house.number("SELECT id FROM customer"))));

    assertThat(house.number("SELECT count(*) FROM lead")).isZero();
    assertThat(house.number("SELECT count(*) FROM request")).isZero();
    assertThat(
            house.number("SELECT count(*) FROM outbox o WHERE o::text ~* 'ana|612345678|how much'"))
        .isZero();
    assertThat(
            house.number(
                "SELECT count(*) FROM outbox WHERE priority = 2 AND state = 'cancelled' AND reason"
                    + " = 'erased'"))
        .as("the letter and the news")
        .isEqualTo(2);
    assertThat(house.number("SELECT count(*) FROM outbox WHERE state = 'sent'")).isEqualTo(6);
    assertThat(house.number("SELECT sum(people)::bigint FROM origin_count WHERE what = 'leads'"))
        .isEqualTo(1);
  }

  @Test
  void a_topic_the_owner_has_just_added_is_offered_at_once() {
    house.run(
        "INSERT INTO topic (page_id, name, name_key) VALUES ($1, 'Parties', 'parties')", PAGE);

    taps("HELP");

    assertThat(got(1).get(0).choices()).extracting(Choice::label).contains("Parties");
  }

  @Test
  void texts_the_owner_has_changed_are_told() {
    StoryStore stories = new StoryStore(house.db::general, PAGE, Voices::umi, "ES");
    Await.on(
        stories.change(
            SignUpStory.STORY, Rewording.ofMain(Map.of("ask_name", "{business}: who are you?"))));
    Await.on(
        stories.change(SignUpStory.STORY, Rewording.ofMain(Map.of("cancel_label", "Leave it"))));

    taps("SIGN_UP");

    assertThat(got(1).get(0).text()).isEqualTo("Umi Shop: who are you?");
    assertThat(got(1).get(0).choices()).extracting(Choice::label).containsExactly("Leave it");
  }

  @Test
  void a_coupon_tapped_in_between_is_answered_as_ever_and_the_question_comes_again() {
    taps("start");
    got(1);
    says("sign up", "Ana");
    taps("REVEAL:welcome");
    says("ana@example.com", "skip");

    assertThat(said())
        .containsExactly("WELCOME", "SIGN_UP", "SIGN_UP", "CODE", "SIGN_UP", "SIGN_UP", "SIGN_UP");
    assertThat(house.path(ANA, "welcome")).contains(RESPONDED, REVEALED);
    assertThat(house.number("SELECT count(*) FROM lead")).isEqualTo(1);
    assertThat(got(7).get(4).text()).contains("Which e-mail");
    assertThat(house.miscounted()).isZero();
  }

  private List<String> said() {
    return house.run("SELECT say FROM outbox WHERE customer_id IS NOT NULL ORDER BY id").stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Test
  void a_tap_of_a_form_that_is_open_elsewhere_loads_the_question_again() {
    says("sign up");
    // this batch contains no words, so nothing about forms is loaded until the person is known
    taps("SHOW_COUPON:welcome");

    assertThat(got(3).get(2).text()).contains("your name");
  }

  @Test
  void stop_ends_the_form_and_is_the_last_word() {
    says("sign up", "STOP", "Ana");

    assertThat(said()).containsExactly("SIGN_UP", "GOODBYE");
    assertThat(formOpen()).isFalse();
  }

  @Test
  void who_wants_no_offers_may_still_ask_for_help() {
    says("hello");
    got(1);
    says("STOP");
    got(2);
    taps("HELP");
    says("Sales", "Anybody there?");

    assertThat(got(5).get(4).text()).contains("our team");
    Await.until(() -> house.states(ANA).stream().allMatch("sent"::equals));
    assertThat(house.number("SELECT count(*) FROM customer WHERE opted_out")).isEqualTo(1);
  }

  @Test
  void the_same_answer_told_twice_registers_once() {
    says("sign up", "Ana", "ana@example.com");
    at = at.plusSeconds(1);
    List<Future<Void>> twice = List.of(skip(), skip(), skip());
    Await.on(Future.all(twice));

    assertThat(house.number("SELECT count(*) FROM lead")).isEqualTo(1);
    assertThat(got(4)).hasSize(4);
  }

  private Future<Void> skip() {
    return house.item(ANA, at, "\"message\":{\"mid\":\"m_same\",\"text\":\"skip\"}");
  }

  @Test
  void all_of_it_in_one_webhook_has_the_same_effect() {
    StringBuilder items = new StringBuilder();
    for (String words :
        List.of("sign up", "Ana", "ana@example.com", "skip", "sales", "Open on Sunday?")) {
      at = at.plusSeconds(1);
      items
          .append(items.isEmpty() ? "" : ",")
          .append(
              """
              {"sender":{"id":"%s"},"recipient":{"id":"%s"},"timestamp":%d,"message":{"mid":"m_%d","text":"%s"}}\
              """
                  .formatted(ANA, PAGE, at.toEpochMilli(), n(), words));
    }

    Await.on(
        house.receive(
            """
            {"object":"page","entry":[{"id":"%s","time":1,"messaging":[%s]}]}
            """
                .formatted(PAGE, items)));

    assertThat(house.number("SELECT count(*) FROM lead")).isEqualTo(1);
    assertThat(row("SELECT email FROM request").getString("email")).isEqualTo("ana@example.com");
    assertThat(said()).hasSize(6);
  }

  @Test
  void two_replicas_go_on_with_the_same_form() {
    DatabaseAddress address = TestDatabase.fresh();
    try (House one = House.on(address, 1000);
        House other = House.on(address, 1000)) {
      List<String> words = List.of("sign up", "Ana", "ana@example.com", "skip");
      for (int i = 0; i < words.size(); i++) {
        at = at.plusSeconds(1);
        House next = i % 2 == 0 ? one : other;
        Await.on(
            next.item(
                ANA,
                at,
                "\"message\":{\"mid\":\"m_%d\",\"text\":\"%s\"}".formatted(i, words.get(i))));
      }

      assertThat(one.number("SELECT count(*) FROM lead")).isEqualTo(1);
    }
  }

  @Test
  void what_could_not_be_sent_is_tried_again_and_moves_no_figures() {
    taps("start");
    got(1);
    house.channel.failing(Reason.REFUSED, 1);
    says("sign up");

    Await.until(() -> house.states(ANA).contains("failed"));
    assertThat(house.number("SELECT count(*) FROM journey WHERE reached_at[11] IS NOT NULL"))
        .isZero();
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void the_timeline_shows_both_sides_in_their_words() {
    WebhookParser parser = new WebhookParser();
    CopyStore copies = new CopyStore(house.db::general, PAGE, Voices::umi);
    TimelineStore timeline =
        new TimelineStore(
            house.db,
            PAGE,
            new SaidStore(house.db, PAGE, copies),
            (raw, standby) -> parser.again(PAGE, raw, standby));
    taps("HELP");
    tapsQuickReply("Pricing", "TOPIC:Pricing");
    got(2);

    List<TimelineEntry> shown =
        Await.on(timeline.of(house.number("SELECT id FROM customer"), 10, Optional.empty()))
            .orElseThrow()
            .items();

    assertThat(shown.stream().filter(entry -> entry.by().equals("customer")))
        .extracting(entry -> entry.kind() + ": " + entry.text().orElse(""))
        .containsExactlyInAnyOrder("tap: Ask a question", "tap: Pricing");
    assertThat(shown.stream().filter(entry -> entry.by().equals("shop")))
        .extracting(TimelineEntry::kind)
        .containsOnly("support");
    assertThat(shown.stream().filter(entry -> entry.by().equals("shop")))
        .extracting(entry -> entry.text().orElse(""))
        .anyMatch(text -> text.contains("What is it about?"))
        .anyMatch(text -> text.startsWith("Topic: “Pricing”. What "));
  }
}
