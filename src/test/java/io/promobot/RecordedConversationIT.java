package io.promobot;

import static io.promobot.Recorded.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What recorded taps, links and words do to a conversation. */
@Timeout(60)
class RecordedConversationIT {
  private static final String BUTTON = "{payload of the button as we sent it}";

  private static Recorded recorded;
  private static Shop shop;

  @BeforeAll
  static void open() {
    recorded = new Recorded();
    shop = recorded.shop;
  }

  @AfterAll
  static void close() {
    recorded.close();
  }

  @BeforeEach
  void forget_everything() {
    recorded.forget();
  }

  @ParameterizedTest
  @ValueSource(strings = {"quick_reply.json", "postback_button.json"})
  void a_tap_on_yes_is_answered_with_the_coupon_and_counted(String file) {
    assertThat(recorded.post(file, BUTTON, "SHOW_COUPON:welcome").status()).isEqualTo(200);

    assertThat(recorded.events()).containsExactly("TAPPED done");
    assertThat(recorded.says()).containsExactly("COUPON");
    assertThat(shop.people("welcome").getInteger("accepted")).isEqualTo(1);
    assertThat(shop.stats("welcome").getJsonObject("taps").getInteger("SHOW_COUPON")).isEqualTo(1);
  }

  @Test
  void a_click_on_a_coupon_template_is_a_tap_on_reveal() {
    assertThat(recorded.post("coupon_template_click.json", BUTTON, "REVEAL:welcome").status())
        .isEqualTo(200);

    assertThat(recorded.says()).containsExactly("CODE");
    assertThat(shop.people("welcome").getInteger("revealed")).isEqualTo(1);
    assertThat(shop.stats("welcome").getJsonObject("taps").getInteger("REVEAL")).isEqualTo(1);
  }

  @Test
  void the_origin_of_a_link_is_kept_and_the_first_one_stays() {
    recorded.post("postback_get_started_ref.json");
    assertThat(shop.customer(ANA).getString("origin")).isEqualTo("counter-poster");
    shop.sql.run("UPDATE customer SET window_until = NULL");

    recorded.post("referral_known_thread.json");

    assertThat(shop.customer(ANA).getString("origin")).isEqualTo("counter-poster");
    assertThat(shop.sql.rows("SELECT origin FROM journey")).containsExactly("counter-poster");
    assertThat(recorded.window()).isEqualTo(Instant.parse("2026-09-22T14:13:20Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"referral_known_thread.json", "referral_bare.json"})
  void somebody_without_an_origin_gets_the_links(String file) {
    recorded.post("postback_get_started.json");
    assertThat(shop.customer(ANA).getString("origin")).isEmpty();

    recorded.post(file);

    assertThat(shop.customer(ANA).getString("origin")).isEqualTo("spring26-door");
    assertThat(shop.sql.rows("SELECT DISTINCT origin FROM path_count WHERE people > 0"))
        .containsExactly("spring26-door");
  }

  @Test
  void a_reaction_opens_the_window_and_taking_it_back_does_nothing() {
    recorded.post("unreact.json");
    assertThat(shop.sql.number("SELECT count(*) FROM customer")).isZero();

    recorded.post("reaction.json");

    assertThat(recorded.window().truncatedTo(ChronoUnit.SECONDS))
        .isEqualTo(Instant.parse("2026-09-22T14:13:20Z"));
    assertThat(recorded.says()).isEmpty();
  }

  @Test
  void a_sticker_gets_the_gentle_reminder() {
    recorded.welcomed();

    recorded.post("sticker.json");

    assertThat(recorded.says()).containsExactly("WELCOME", "REMIND_WELCOME");
    assertThat(shop.people("welcome").getInteger("responded")).isEqualTo(1);
  }

  @Test
  void after_an_answer_from_the_page_inbox_words_are_left_to_the_person_until_handed_back() {
    recorded.welcomed();
    recorded.post("echo_page_inbox.json");
    shop.sql.run("UPDATE customer SET person_wrote_at = now()");

    shop.say(ANA, "thank you!");
    shop.tap(ANA, "SHOW_COUPON:welcome");

    assertThat(recorded.says()).containsExactly("WELCOME", "COUPON");
    assertThat(Instant.parse(shop.customer(ANA).getString("person_until"))).isAfter(Instant.now());

    String id = shop.customer(ANA).getString("id");
    Answer back = shop.api("POST", "/customers/" + id + "/hand_back", "");
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.json().getValue("person_until")).isNull();
    shop.say(ANA, "hm, I see");

    assertThat(recorded.says()).containsExactly("WELCOME", "COUPON", "REMIND_COUPON");
    assertThat(shop.customer(ANA).getValue("person_until")).isNull();
  }

  @Test
  void after_stop_nothing_goes_out_until_start() {
    recorded.post("stop_word.json");
    assertThat(shop.customer(ANA).getBoolean("opted_out")).isTrue();
    shop.say(ANA, "hello?");
    shop.tap(ANA, "SHOW_COUPON:welcome");
    assertThat(recorded.says()).containsExactly("GOODBYE");

    shop.say(ANA, "START");

    assertThat(shop.customer(ANA).getBoolean("opted_out")).isFalse();
    assertThat(recorded.says()).containsExactly("GOODBYE", "WELCOME");
  }

  @Test
  void a_block_by_meta_stops_the_page_until_the_owner_resumes_it_and_says_why() {
    shop.api("POST", "/page/resume", "");

    recorded.post("policy_enforcement.json");

    JsonObject page = shop.look("/page");
    assertThat(Instant.parse(page.getString("paused_until")))
        .isAfter(Instant.now().plus(Duration.ofDays(300)));
    assertThat(page.getString("pause_reason")).endsWith(".").contains("Facebook", "blocked");
    assertThat(shop.look("/status").getString("page_pause_reason"))
        .isEqualTo(page.getString("pause_reason"));
    assertThat(shop.api("POST", "/page/resume", "").json().getValue("paused_until")).isNull();
  }

  @Test
  void a_time_far_in_the_future_does_not_silence_the_bot_forever() {
    shop.post(
        shop.body(
            List.of(
                shop.item(
                    ANA,
                    Instant.parse("9999-12-31T00:00:00Z"),
                    "\"postback\":{\"mid\":\"m_9999\",\"payload\":\"start\"}"))));

    shop.tap(ANA, "SHOW_COUPON:welcome");
    shop.say(ANA, "reveal");

    assertThat(recorded.says()).containsExactly("WELCOME", "COUPON", "CODE");
  }
}
