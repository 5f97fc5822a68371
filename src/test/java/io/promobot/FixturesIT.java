package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.promobot.Shop.Answer;
import io.promobot.db.Await;
import io.promobot.messenger.Fixtures;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every recorded webhook body, posted byte for byte, has the effect its README promises.
 *
 * <p>The page is paused meanwhile, so that answers stay in the queue and can be looked at; nothing
 * here depends on how long ago the bodies were recorded.
 */
@Timeout(60)
class FixturesIT {
  private static final String ANA = "7300000000000001";
  private static final String BUTTON = "{payload of the button as we sent it}";
  private static final Instant TIME = Instant.ofEpochMilli(1_790_000_000_000L);
  private static final int MEBIBYTE = 1024 * 1024;

  private static Shop shop;

  @BeforeAll
  static void open() {
    shop = Shop.open();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @BeforeEach
  void forget_everything() {
    // one after the other: truncating all at once would deadlock with the product's workers
    Stream.of("event", "outbox", "journey", "path_count", "stage_count", "tap_count", "customer")
        .forEach(table -> shop.sql.run("DELETE FROM " + table));
    shop.rest();
  }

  private static String signature(String file) {
    return Fixtures.rows().stream()
        .filter(row -> row.file().equals(file))
        .findFirst()
        .orElseThrow()
        .signature();
  }

  private static Answer post(String file) {
    return shop.posting(Fixtures.body(file), signature(file)).join();
  }

  /** Posts a body with its placeholder filled in, signed again. */
  private static Answer post(String file, String placeholder, String value) {
    return shop.post(new String(Fixtures.body(file), UTF_8).replace(placeholder, value));
  }

  private static List<String> events() {
    return shop.sql.rows("SELECT kind, state FROM event ORDER BY at, kind DESC");
  }

  private static List<String> says() {
    return shop.sql.rows("SELECT say FROM outbox ORDER BY id");
  }

  private static Arguments row(String file, List<String> events, List<String> says, int people) {
    return arguments(file, events, says, people);
  }

  static Stream<Arguments> table() {
    List<String> nothing = List.of();
    List<String> said = List.of("SAID done");
    List<String> tapped = List.of("TAPPED done");
    List<String> started = List.of("STARTED done");
    List<String> returned = List.of("RETURNED done");
    List<String> unknown = List.of("UNKNOWN unknown");
    List<String> welcome = List.of("WELCOME");
    return Stream.of(
        row("text.json", said, welcome, 1),
        // of another page: see the_body_of_metas_own_example
        row("text_unicode.json", nothing, nothing, 0),
        // their placeholders are not our buttons, so these three count as words
        row("quick_reply.json", tapped, welcome, 1),
        row("postback_button.json", tapped, welcome, 1),
        row("coupon_template_click.json", tapped, welcome, 1),
        row("postback_get_started.json", started, welcome, 1),
        row("postback_get_started_ref.json", started, welcome, 1),
        row("postback_without_mid.json", started, welcome, 1),
        row("postback_null_title.json", started, welcome, 1),
        row("postback_without_payload.json", unknown, nothing, 0),
        row("referral_known_thread.json", returned, welcome, 1),
        row("referral_bare.json", returned, welcome, 1),
        row("echo_ours.json", nothing, nothing, 0),
        row("echo_page_inbox.json", List.of("ECHO done"), nothing, 0),
        row("delivery_mids.json", nothing, nothing, 0),
        row("delivery_watermark.json", nothing, nothing, 0),
        row("read.json", nothing, nothing, 0),
        row("reaction.json", List.of("REACTED done"), nothing, 1),
        row("unreact.json", nothing, nothing, 0),
        row("sticker.json", said, welcome, 1),
        row("policy_enforcement.json", nothing, nothing, 0),
        row("optin_without_sender.json", unknown, nothing, 0),
        row("standby_only.json", List.of("STANDBY done"), nothing, 1),
        row("changes_only.json", nothing, nothing, 0),
        row(
            "two_entries_two_events.json",
            List.of("STARTED done", "STARTED done", "SAID done"),
            List.of("WELCOME", "WELCOME"),
            2),
        row("same_mid_twice.json", said, welcome, 1),
        row("timestamp_seconds.json", said, welcome, 1),
        row("timestamp_string.json", said, welcome, 1),
        row("unknown_event.json", unknown, nothing, 0),
        row("unknown_page.json", nothing, nothing, 0),
        row("not_a_page.json", nothing, nothing, 0),
        row("empty_entry.json", nothing, nothing, 0),
        row("stop_word.json", said, List.of("GOODBYE"), 1),
        row("hostile_text.json", said, welcome, 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void a_body_has_its_effect_once_however_often_it_is_posted(
      String file, List<String> events, List<String> says, int people) {
    for (int i = 0; i < 2; i++) {
      Answer answer = post(file);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isEqualTo("EVENT_RECEIVED");
      assertThat(events()).isEqualTo(events);
      assertThat(says()).isEqualTo(says);
      assertThat(shop.sql.number("SELECT count(*) FROM customer")).isEqualTo(people);
      assertThat(shop.miscounted()).isZero();
    }
  }

  @Test
  void the_table_above_has_a_row_for_every_file() {
    assertThat(table().map(row -> (String) row.get()[0]))
        .containsExactlyInAnyOrderElementsOf(
            Fixtures.rows().stream().map(Fixtures.Row::file).toList());
  }

  @Test
  void the_body_of_metas_own_example_is_kept_with_its_escapes_byte_for_byte() {
    try (Shop theirs = Shop.open(Map.of("MESSENGER_PAGE_ID", "111"))) {
      theirs.rest();
      byte[] body = Fixtures.body("text_unicode.json");

      assertThat(theirs.posting(body, signature("text_unicode.json")).join().status())
          .isEqualTo(200);

      String item = new String(body, UTF_8).replaceAll(".*\"messaging\":\\[(.*)]}]}", "$1");
      assertThat(item).contains("\\u00e4\\u00f6\\u00e5 \\ud83c\\udf81");
      assertThat(
              theirs.sql.rows(
                  "SELECT kind, psid, extract(epoch FROM at)::bigint, convert_from(raw, 'UTF8')"
                      + " FROM event"))
          .containsExactly("SAID 222 1767225599 " + item);
      assertThat(theirs.sql.rows("SELECT say FROM outbox")).containsExactly("WELCOME");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"quick_reply.json", "postback_button.json"})
  void a_tap_on_yes_is_answered_with_the_coupon_and_counted(String file) {
    assertThat(post(file, BUTTON, "SHOW_COUPON:welcome").status()).isEqualTo(200);

    assertThat(events()).containsExactly("TAPPED done");
    assertThat(says()).containsExactly("COUPON");
    assertThat(shop.people("welcome").getInteger("accepted")).isEqualTo(1);
    assertThat(shop.stats("welcome").getJsonObject("taps").getInteger("SHOW_COUPON")).isEqualTo(1);
  }

  @Test
  void a_click_on_a_coupon_template_is_a_tap_on_reveal() {
    assertThat(post("coupon_template_click.json", BUTTON, "REVEAL:welcome").status())
        .isEqualTo(200);

    assertThat(says()).containsExactly("CODE");
    assertThat(shop.people("welcome").getInteger("revealed")).isEqualTo(1);
    assertThat(shop.stats("welcome").getJsonObject("taps").getInteger("REVEAL")).isEqualTo(1);
  }

  @Test
  void the_origin_of_a_link_is_kept_and_the_first_one_stays() {
    post("postback_get_started_ref.json");
    assertThat(shop.customer(ANA).getString("origin")).isEqualTo("counter-poster");
    shop.sql.run("UPDATE customer SET window_until = NULL");

    post("referral_known_thread.json");

    assertThat(shop.customer(ANA).getString("origin")).isEqualTo("counter-poster");
    assertThat(shop.sql.rows("SELECT origin FROM journey")).containsExactly("counter-poster");
    assertThat(window()).isEqualTo(Instant.parse("2026-09-22T14:13:20Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"referral_known_thread.json", "referral_bare.json"})
  void somebody_without_an_origin_gets_the_links(String file) {
    post("postback_get_started.json");
    assertThat(shop.customer(ANA).getString("origin")).isEmpty();

    post(file);

    assertThat(shop.customer(ANA).getString("origin")).isEqualTo("spring26-door");
    assertThat(shop.sql.rows("SELECT DISTINCT origin FROM path_count WHERE people > 0"))
        .containsExactly("spring26-door");
  }

  /** Until when we may write to Ana; recorded bodies from the future open it from now on. */
  private static Instant window() {
    Instant until = Instant.parse(shop.customer(ANA).getString("window_until"));
    Instant now = Instant.now();
    return TIME.isAfter(now) && until.isBefore(TIME) ? TIME.plus(Duration.ofDays(1)) : until;
  }

  @Test
  void a_reaction_opens_the_window_and_taking_it_back_does_nothing() {
    post("unreact.json");
    assertThat(shop.sql.number("SELECT count(*) FROM customer")).isZero();

    post("reaction.json");

    assertThat(window().truncatedTo(java.time.temporal.ChronoUnit.SECONDS))
        .isEqualTo(Instant.parse("2026-09-22T14:13:20Z"));
    assertThat(says()).isEmpty();
  }

  /** Ana's welcome has gone out at the time of the recorded bodies, as its echo tells. */
  private static void welcomed() {
    post("postback_get_started.json");
    shop.sql.run("UPDATE outbox SET attempts = 1, attempted_at = to_timestamp(1790000000)");
    String id = shop.sql.rows("SELECT id FROM outbox").get(0);
    assertThat(post("echo_ours.json", "{metadata of the send}", id).status()).isEqualTo(200);
  }

  @Test
  void our_own_echo_settles_the_send_whose_metadata_it_carries() {
    welcomed();

    assertThat(shop.sql.rows("SELECT state, message_id FROM outbox"))
        .containsExactly("sent m_echo_1");
    assertThat(shop.people("welcome").getInteger("sent")).isEqualTo(1);
    assertThat(events()).containsExactly("STARTED done");
  }

  @ParameterizedTest
  @ValueSource(strings = {"delivery_watermark.json", "delivery_mids.json"})
  void a_delivery_receipt_covers_what_was_sent_before_its_watermark(String file) {
    welcomed();

    post(file);

    assertThat(shop.people("welcome").getInteger("delivered")).isEqualTo(1);
    assertThat(shop.people("welcome").getInteger("seen")).isZero();
  }

  @Test
  void a_delivery_receipt_covers_the_messages_it_names_whenever_they_were_sent() {
    welcomed();
    shop.sql.run("UPDATE journey SET reached_at[1] = 1790000001000000");
    post("delivery_mids.json");
    assertThat(shop.people("welcome").getInteger("delivered")).isZero();
    shop.sql.run("UPDATE outbox SET message_id = 'm_out_1'");

    post("delivery_mids.json");

    assertThat(shop.people("welcome").getInteger("delivered")).isEqualTo(1);
  }

  @Test
  void a_read_receipt_covers_what_was_sent_until_its_watermark_and_implies_delivery() {
    welcomed();

    post("read.json");

    assertThat(shop.people("welcome").getInteger("delivered")).isEqualTo(1);
    assertThat(shop.people("welcome").getInteger("seen")).isEqualTo(1);
    assertThat(shop.people("welcome").getInteger("responded")).isZero();
  }

  @Test
  void a_sticker_gets_the_gentle_reminder() {
    welcomed();

    post("sticker.json");

    assertThat(says()).containsExactly("WELCOME", "REMIND_WELCOME");
    assertThat(shop.people("welcome").getInteger("responded")).isEqualTo(1);
  }

  @Test
  void after_an_answer_from_the_page_inbox_words_are_left_to_the_person_until_handed_back() {
    welcomed();
    post("echo_page_inbox.json");
    shop.sql.run("UPDATE customer SET person_wrote_at = now()");

    shop.say(ANA, "thank you!");
    shop.tap(ANA, "SHOW_COUPON:welcome");

    assertThat(says()).containsExactly("WELCOME", "COUPON");
    assertThat(Instant.parse(shop.customer(ANA).getString("person_until"))).isAfter(Instant.now());

    String id = shop.customer(ANA).getString("id");
    Answer back = shop.api("POST", "/customers/" + id + "/hand_back", "");
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.json().getValue("person_until")).isNull();
    shop.say(ANA, "are you there?");

    assertThat(says()).containsExactly("WELCOME", "COUPON", "REMIND_COUPON");
    assertThat(shop.customer(ANA).getValue("person_until")).isNull();
  }

  @Test
  void a_full_disk_makes_us_unready_and_is_told_to_the_owner() {
    shop.sql.run(
        """
        CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$
        """);
    shop.sql.run(
        "CREATE TRIGGER full_disk BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION full_disk()");
    try {
      assertThat(post("text.json").status()).isEqualTo(503);

      Answer ready = shop.get("/health/ready");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.json().getString("reason")).contains("disk is full");
      assertThat(shop.look("/status").getString("database_trouble")).contains("disk is full");
    } finally {
      shop.sql.run("DROP TRIGGER full_disk ON event");
    }
    Await.until(() -> shop.get("/health/ready").status() == 200);
    assertThat(shop.look("/status").getValue("database_trouble")).isNull();
    assertThat(post("text.json").status()).isEqualTo(200);
  }

  @Test
  void after_stop_nothing_goes_out_until_start() {
    post("stop_word.json");
    assertThat(shop.customer(ANA).getBoolean("opted_out")).isTrue();
    shop.say(ANA, "hello?");
    shop.tap(ANA, "SHOW_COUPON:welcome");
    assertThat(says()).containsExactly("GOODBYE");

    shop.say(ANA, "START");

    assertThat(shop.customer(ANA).getBoolean("opted_out")).isFalse();
    assertThat(says()).containsExactly("GOODBYE", "WELCOME");
  }

  @Test
  void a_block_by_meta_stops_the_page_until_the_owner_resumes_it_and_says_why() {
    shop.api("POST", "/page/resume", "");

    post("policy_enforcement.json");

    JsonObject page = shop.look("/page");
    assertThat(Instant.parse(page.getString("paused_until")))
        .isAfter(Instant.now().plus(Duration.ofDays(300)));
    assertThat(page.getString("pause_reason")).endsWith(".").contains("Facebook", "blocked");
    assertThat(shop.look("/status").getString("page_pause_reason"))
        .isEqualTo(page.getString("pause_reason"));
    assertThat(shop.api("POST", "/page/resume", "").json().getValue("paused_until")).isNull();
  }

  @Test
  void times_in_seconds_and_in_strings_are_understood() {
    post("timestamp_seconds.json");
    post("timestamp_string.json");

    assertThat(shop.sql.rows("SELECT DISTINCT extract(epoch FROM at)::bigint FROM event"))
        .containsExactly("1790000000");
  }

  @Test
  void events_of_a_strange_page_are_counted() {
    double before = strange();

    post("unknown_page.json");

    assertThat(strange()).isEqualTo(before + 1);
  }

  private static double strange() {
    return shop.get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("promobot_events_total{outcome=\"other_page\"}"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Test
  void hostile_text_stays_text() {
    post("hostile_text.json");

    assertThat(shop.sql.rows("SELECT convert_from(raw, 'UTF8') FROM event").get(0))
        .contains("<img src=x onerror=alert(1)>=HYPERLINK(\\\"http://x\\\")\\r\\n");
    Answer customers = shop.api("GET", "/customers", "");
    assertThat(customers.type()).startsWith("application/json");
    assertThat(customers.raw().headers().firstValue("x-content-type-options")).hasValue("nosniff");
  }

  static Stream<Arguments> badSignatures() {
    byte[] body = Fixtures.body("text.json");
    String right = signature("text.json");
    String digits = right.substring("sha256=".length());
    return Stream.of(
        arguments("one byte changed", Shop.changed(body, 40), right),
        arguments("a newline added", Arrays.copyOf(body, body.length + 1), right),
        arguments("one digit changed", body, "sha256=3" + digits.substring(1)),
        arguments("short", body, right.substring(0, 70)),
        arguments("long", body, right + "0"),
        arguments("upper case", body, "sha256=" + digits.toUpperCase()),
        arguments("upper-case prefix", body, "SHA256=" + digits),
        arguments("bare digits", body, digits),
        arguments("sha1", body, "sha1=" + digits.substring(0, 40)),
        arguments("another body's", body, signature("sticker.json")),
        arguments("empty", body, ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badSignatures")
  void a_wrong_signature_is_refused_and_nothing_is_kept(String how, byte[] body, String header) {
    assertThat(shop.posting(body, header).join().status()).isEqualTo(403);

    assertThat(shop.sql.number("SELECT count(*) FROM event")).isZero();
    assertThat(shop.sql.number("SELECT count(*) FROM customer")).isZero();
  }

  @Test
  void a_missing_signature_is_refused_also_beside_the_old_one() {
    byte[] body = Fixtures.body("text.json");

    assertThat(shop.ask("POST", Shop.HOOK, body).status()).isEqualTo(403);
    assertThat(
            shop.ask("POST", Shop.HOOK, body, "x-hub-signature", "sha1=" + "0".repeat(40)).status())
        .isEqualTo(403);
    assertThat(shop.sql.number("SELECT count(*) FROM event")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hi", "[]", "null", "1", "\"page\"", "{\"object\":\"page\"", "{} {}"})
  void what_is_not_a_json_object_is_refused(String body) {
    assertThat(shop.post(body).status()).isEqualTo(400);
  }

  @Test
  void a_mebibyte_is_taken_and_one_byte_more_is_not() {
    String body = shop.body(List.of(shop.text(ANA, "hi")));
    String full = body + " ".repeat(MEBIBYTE - body.length());

    assertThat(shop.post(full + " ").status()).isEqualTo(413);
    assertThat(shop.sql.number("SELECT count(*) FROM event")).isZero();
    assertThat(shop.post(full).status()).isEqualTo(200);
    assertThat(shop.sql.number("SELECT count(*) FROM event")).isEqualTo(1);
  }

  @Test
  void hostile_bodies_are_kept_and_break_no_list() {
    Instant now = Instant.now();
    String half = "\\ud83c a\\u0000b \\udf81";
    List<String> hostile =
        List.of(
            "[".repeat(50_000) + "]".repeat(50_000),
            "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000),
            shop.item("1", now, "\"message\":{\"mid\":\"m\",\"text\":\"" + half + "\"}"),
            shop.item("2\\u0000", now, "\"message\":{\"mid\":\"n" + half + "\",\"text\":\"x\"}"),
            shop.item("3", now, "\"message\":{\"text\":\"a\"},\"message\":{\"text\":\"b\"}"),
            shop.item("4", now, "\"referral\":{\"ref\":\"" + half + "\"}"),
            shop.item("5" + half, now, "\"postback\":{\"payload\":\"SHOW_COUPON:" + half + "\"}"),
            shop.item("6", now, "\"message\":{\"text\":\"raw \0 NUL\"}"),
            shop.item("7", now, "\"message\":{\"mid\":\"" + "m".repeat(90_000) + "\"}"),
            shop.item("8", now, "\"message\":[],\"postback\":7,\"read\":{\"watermark\":-1}"),
            shop.item("9", now, "\"timestamp\":" + "9".repeat(100_000) + ",\"message\":{}"));

    for (String item : hostile) {
      assertThat(shop.post(shop.body(List.of(item))).status()).isEqualTo(200);
    }
    assertThat(shop.post(shop.body(hostile)).status()).isEqualTo(200);

    assertThat(shop.sql.number("SELECT count(*) FROM event WHERE state = 'parked'")).isZero();
    for (String list :
        List.of("/customers", "/deliveries", "/events/parked", "/campaigns", "/page")) {
      assertThat(shop.look(list).isEmpty()).isFalse();
    }
    shop.look("/customers?q=%25&origin=%EF%BF%BD");
    shop.stats("welcome");
    assertThat(shop.miscounted()).isZero();
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

    assertThat(says()).containsExactly("WELCOME", "COUPON", "CODE");
  }

  @Test
  void of_a_thousand_events_the_one_that_is_poison_is_parked_and_can_be_replayed() {
    String poison = "7399999999999999";
    shop.sql.run(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'not this one'; END $$
        """);
    shop.sql.run(
        """
        CREATE TRIGGER refuse BEFORE INSERT ON customer FOR EACH ROW
        WHEN (NEW.psid = '7399999999999999') EXECUTE FUNCTION refuse()
        """);
    List<String> items =
        new ArrayList<>(
            IntStream.range(0, 999).mapToObj(i -> shop.postback("74" + i, "start")).toList());
    items.add(500, shop.postback(poison, "start"));

    Answer answer = shop.post(shop.body(items));

    System.out.println(
        "1,000 events with one poison: 200 after " + answer.took().toMillis() + " ms");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.took()).as("Meta's patience").isLessThan(Duration.ofSeconds(5));
    assertThat(shop.sql.rows("SELECT state, count(*) FROM event GROUP BY 1 ORDER BY 1"))
        .containsExactly("done 999", "parked 1");
    assertThat(says()).hasSize(999).containsOnly("WELCOME");
    List<JsonObject> parked = Shop.objects(shop.look("/events/parked").getJsonArray("events"));
    assertThat(parked).hasSize(1);
    assertThat(parked.get(0).getString("person")).isEqualTo(poison);
    assertThat(parked.get(0).getString("error")).contains("not this one");
    assertThat(parked.get(0).getString("raw")).isEqualTo(items.get(500));

    String replay = "/events/parked/" + parked.get(0).getString("id") + "/replay";
    int whilePoison = shop.api("POST", replay, "").status();
    shop.sql.run("DROP TRIGGER refuse ON customer");
    shop.sql.run("DROP FUNCTION refuse");
    assertThat(whilePoison).isEqualTo(409);
    assertThat(shop.look("/events/parked").getJsonArray("events")).hasSize(1);

    assertThat(shop.api("POST", replay, "").status()).isEqualTo(202);

    assertThat(shop.look("/events/parked").getJsonArray("events")).isEmpty();
    assertThat(says()).hasSize(1_000);
    assertThat(shop.api("POST", replay, "").status()).isIn(404, 409);
    Await.until(() -> shop.miscounted() == 0);
  }
}
