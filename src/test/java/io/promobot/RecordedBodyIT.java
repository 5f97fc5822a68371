package io.promobot;

import static io.promobot.Recorded.signature;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.promobot.Shop.Answer;
import io.promobot.messenger.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded webhook body has the effect its README promises. */
@Timeout(60)
class RecordedBodyIT {
  private static Recorded recorded;
  private static Shop shop;

  /** An echo of one of our messages has shown which app is ours. */
  @BeforeAll
  static void open() {
    recorded = new Recorded();
    shop = recorded.shop;
    recorded.forget();
    recorded.welcomed();
  }

  @AfterAll
  static void close() {
    recorded.close();
  }

  @BeforeEach
  void forget_everything() {
    recorded.forget();
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
      Answer answer = recorded.post(file);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isEqualTo("EVENT_RECEIVED");
      assertThat(recorded.events()).isEqualTo(events);
      assertThat(recorded.says()).isEqualTo(says);
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

  @Test
  void times_in_seconds_and_in_strings_are_understood() {
    recorded.post("timestamp_seconds.json");
    recorded.post("timestamp_string.json");

    assertThat(shop.sql.rows("SELECT DISTINCT extract(epoch FROM at)::bigint FROM event"))
        .containsExactly("1790000000");
  }

  @Test
  void events_of_a_strange_page_are_counted() {
    double before = strange();

    recorded.post("unknown_page.json");

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
    recorded.post("hostile_text.json");

    assertThat(shop.sql.rows("SELECT convert_from(raw, 'UTF8') FROM event").get(0))
        .contains("<img src=x onerror=alert(1)>=HYPERLINK(\\\"http://x\\\")\\r\\n");
    Answer customers = shop.api("GET", "/customers", "");
    assertThat(customers.type()).startsWith("application/json");
    assertThat(customers.raw().headers().firstValue("x-content-type-options")).hasValue("nosniff");
  }
}
