package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import io.promobot.StatsStream.Seen;
import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole path: signed webhook in, message at the mocked Messenger, bar grows on the stream. */
@Timeout(60)
class JourneyIT {
  /** What is promised, and how much longer a busy machine may take. */
  private static final long PROMISED_MS = 300;

  private static final Duration GRANTED = Duration.ofSeconds(5);

  private SimulatedMeta meta;
  private Shop shop;
  private StatsStream stream;

  @BeforeEach
  void open() {
    shop = Shop.beforeMeta();
    meta = shop.meta();
    stream = shop.watch("welcome");
    stream.until(first -> first.people("sent") == 0);
  }

  @AfterEach
  void close() {
    stream.close();
    shop.close();
  }

  private static List<String> labels(JsonObject message) {
    return SimulatedMeta.buttons(message).stream()
        .map(button -> button.getString("title"))
        .toList();
  }

  /** The payload of a button as the customer's phone received it. */
  private static String payload(JsonObject message, String label) {
    return SimulatedMeta.buttons(message).stream()
        .filter(button -> button.getString("title").equals(label))
        .findFirst()
        .orElseThrow()
        .getString("payload");
  }

  /** The bar grows soon after the webhook was answered. */
  private void grows(String bar, Answer answer, Predicate<Seen> grown) {
    long answered = Pauses.nanos();
    assertThat(answer.status()).isEqualTo(200);
    Duration late = Duration.ofNanos(Math.max(0, stream.until(grown).nanos() - answered));
    System.out.println(
        "%s on the stream %d ms after the 200 (promised: %d)"
            .formatted(bar, late.toMillis(), PROMISED_MS));
    assertThat(late).isLessThan(GRANTED);
  }

  private JsonObject accept(String psid) {
    JsonObject welcome = meta.message(psid, 1);
    shop.tap(psid, payload(welcome, "Yes! Show me coupon"));
    return meta.message(psid, 2);
  }

  @Test
  void from_get_started_to_the_code() {
    String ana = meta.customer("Ana Prieto");

    shop.start(ana);
    JsonObject welcome = meta.message(ana, 1);
    assertThat(welcome.getString("text")).startsWith("Hi Ana!").contains("Umi Shop");
    assertThat(labels(welcome)).startsWith("Yes! Show me coupon", "No, thanks");
    stream.until(seen -> seen.people("sent") == 1);

    grows(
        "accepted",
        shop.tap(ana, payload(welcome, "Yes! Show me coupon")),
        seen -> seen.people("accepted") == 1 && seen.taps("SHOW_COUPON") == 1);
    JsonObject coupon = meta.message(ana, 2);
    assertThat(coupon.getString("text")).isEqualTo("10% off your next visit");
    assertThat(labels(coupon)).containsExactly("Reveal coupon");
    stream.until(seen -> seen.people("coupon_sent") == 1);

    String reveal = payload(coupon, "Reveal coupon");
    grows("revealed", shop.tap(ana, reveal), seen -> seen.people("revealed") == 1);
    String code = meta.message(ana, 3).getString("text");
    assertThat(code).contains("UMI10");

    grows("the second tap", shop.tap(ana, reveal), seen -> seen.taps("REVEAL") == 2);
    assertThat(meta.message(ana, 4).getString("text")).isEqualTo(code);
    assertThat(shop.people("welcome").getInteger("revealed")).isEqualTo(1);
    shop.untilAllIsOut(Duration.ofSeconds(20));
    assertThat(meta.sends(ana)).hasSize(4);
    assertThat(meta.ledger().getLong("duplicate_metadata")).isZero();
    assertThat(shop.miscounted()).isZero();
  }

  @Test
  void no_thanks_is_answered_kindly_and_with_an_image_that_can_be_fetched() {
    String ben = meta.customer("Ben Okafor");
    shop.start(ben);

    grows(
        "declined",
        shop.tap(ben, payload(meta.message(ben, 1), "No, thanks")),
        seen -> seen.people("declined") == 1 && seen.people("accepted") == 0);

    assertThat(meta.message(ben, 2).getString("text")).startsWith("No problem at all");
    JsonObject thanks = meta.message(ben, 3);
    assertThat(thanks.getString("kind")).isEqualTo("image");
    assertImage(thanks.getString("image_url"), "/images/thanks.png");
  }

  private void assertImage(String url, String path) {
    assertThat(url).startsWith("http://localhost:" + shop.port).endsWith(path);
    Answer image = shop.get(url);
    assertThat(image.status()).isEqualTo(200);
    assertThat(image.type()).isEqualTo("image/png");
    assertThat(image.raw().body()).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void a_button_can_be_typed_and_who_has_no_name_is_greeted_without() {
    String nobody = Shop.quiet();
    shop.start(nobody);
    String text = meta.message(nobody, 1).getString("text");
    assertThat(text).startsWith("Hi ").doesNotContain("{name}", "null");

    shop.say(nobody, "yes please!");
    assertThat(labels(meta.message(nobody, 2))).containsExactly("Reveal coupon");
  }

  @Test
  void the_origin_of_an_m_me_link_is_kept() {
    String ana = meta.customer("Ana Prieto");
    shop.come(ana, "counter-poster", false);
    meta.message(ana, 1);

    shop.come(ana, "instagram-bio", true);
    meta.message(ana, 2);

    assertThat(shop.customer(ana).getString("origin")).isEqualTo("counter-poster");
    assertThat(shop.look("/customers?origin=counter-poster").getJsonArray("customers")).hasSize(1);
    assertThat(shop.look("/customers?origin=instagram-bio").getJsonArray("customers")).isEmpty();
    assertThat(
            shop.look("/campaigns/welcome/stats?origin=counter-poster")
                .getJsonObject("people")
                .getInteger("sent"))
        .isEqualTo(1);
  }

  @Test
  void stop_is_confirmed_and_means_silence_until_start() {
    String ana = meta.customer("Ana Prieto");
    shop.start(ana);
    JsonObject welcome = meta.message(ana, 1);

    shop.say(ana, "Stop!");
    assertThat(meta.message(ana, 2).getString("text")).contains("START");
    assertThat(shop.customer(ana).getBoolean("opted_out")).isTrue();

    shop.tap(ana, payload(welcome, "Yes! Show me coupon"));
    shop.say(ana, "hello?");
    stream.until(seen -> seen.people("accepted") == 1);
    shop.untilAllIsOut(Duration.ofSeconds(20));
    assertThat(meta.sends(ana)).hasSize(2);

    shop.say(ana, "start");
    assertThat(labels(meta.message(ana, 3))).startsWith("Yes! Show me coupon", "No, thanks");
    assertThat(shop.customer(ana).getBoolean("opted_out")).isFalse();
  }

  @Test
  void new_copy_shows_at_once_to_who_taps_next_and_a_shown_code_stays() {
    String early = meta.customer("Early Bird");
    String late = meta.customer("Late Riser");
    for (String psid : List.of(early, late)) {
      shop.start(psid);
      accept(psid);
    }
    String reveal = payload(meta.message(early, 2), "Reveal coupon");
    shop.tap(early, reveal);
    assertThat(meta.message(early, 3).getString("text")).contains("UMI10");

    Answer patched =
        shop.api(
            "PATCH",
            "/campaigns/welcome",
            """
            {"copy":{"thanks_image":"/images/coupon.png","code":"SUMI-20",
                     "yes_label":"12345678901234567890"}}
            """);
    assertThat(patched.status()).isEqualTo(200);
    assertThat(patched.json().getInteger("version")).isEqualTo(2);

    shop.tap(late, reveal);
    assertThat(meta.message(late, 3).getString("text")).contains("SUMI-20");
    shop.tap(early, reveal);
    assertThat(meta.message(early, 4).getString("text")).contains("UMI10");
    shop.tap(late, payload(meta.message(late, 1), "No, thanks"));
    assertImage(meta.message(late, 5).getString("image_url"), "/images/coupon.png");
    String next = meta.customer("Next One");
    shop.start(next);
    assertThat(labels(meta.message(next, 1)).get(0)).isEqualTo("12345678901234567890");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes_label", "no_label", "reveal_label"})
  void a_label_that_messenger_would_refuse_is_refused_with_its_field_and_limit(String label) {
    for (String text : List.of("1".repeat(21), "{business} has a coupon")) {
      Answer answer =
          shop.api(
              "PATCH", "/campaigns/welcome", "{\"copy\":{\"%s\":\"%s\"}}".formatted(label, text));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.type()).isEqualTo("application/problem+json");
      JsonObject mistake = answer.json().getJsonArray("errors").getJsonObject(0);
      assertThat(mistake.getString("field")).isEqualTo("copy." + label);
      assertThat(mistake.getString("message")).contains("20");
    }
    Await.until(() -> shop.look("/campaigns/welcome").getInteger("version") == 1);
  }
}
