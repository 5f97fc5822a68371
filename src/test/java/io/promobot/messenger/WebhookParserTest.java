package io.promobot.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.promobot.channel.CustomerEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookParserTest {
  private static final String PAGE = "104600000000001";
  private static final String ANA = "7300000000000001";
  private static final Instant NOON = Instant.ofEpochMilli(1790000000000L);

  private final WebhookParser parser = new WebhookParser();

  static Stream<Arguments> a_recorded_body_leads_to() {
    return Stream.of(
        arguments("text.json", "SAID"),
        arguments("text_unicode.json", "SAID"),
        arguments("quick_reply.json", "TAPPED"),
        arguments("postback_get_started.json", "STARTED"),
        arguments("postback_get_started_ref.json", "STARTED"),
        arguments("postback_button.json", "TAPPED"),
        arguments("postback_without_mid.json", "STARTED"),
        arguments("postback_null_title.json", "STARTED"),
        arguments("postback_without_payload.json", "UNKNOWN"),
        arguments("referral_known_thread.json", "RETURNED"),
        arguments("referral_bare.json", "RETURNED"),
        arguments("echo_ours.json", "ECHO"),
        arguments("echo_page_inbox.json", "ECHO"),
        arguments("delivery_mids.json", "DELIVERED"),
        arguments("delivery_watermark.json", "DELIVERED"),
        arguments("read.json", "READ"),
        arguments("reaction.json", "REACTED"),
        arguments("unreact.json", "IGNORED"),
        arguments("coupon_template_click.json", "TAPPED"),
        arguments("sticker.json", "SAID"),
        arguments("policy_enforcement.json", "POLICY"),
        arguments("optin_without_sender.json", "UNKNOWN"),
        arguments("standby_only.json", "STANDBY"),
        arguments("changes_only.json", "IGNORED"),
        arguments("two_entries_two_events.json", "STARTED STARTED SAID"),
        arguments("same_mid_twice.json", "SAID SAID"),
        arguments("timestamp_seconds.json", "SAID"),
        arguments("timestamp_string.json", "SAID"),
        arguments("unknown_event.json", "UNKNOWN"),
        arguments("unknown_page.json", "SAID"),
        arguments("not_a_page.json", ""),
        arguments("empty_entry.json", ""),
        arguments("stop_word.json", "SAID"),
        arguments("hostile_text.json", "SAID"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void a_recorded_body_leads_to(String file, String kinds) {
    byte[] body = Fixtures.body(file);

    List<CustomerEvent> events = parser.parse(body).events();

    assertThat(events.stream().map(e -> e.kind().name()).collect(Collectors.joining(" ")))
        .isEqualTo(kinds);
    for (CustomerEvent event : events) {
      assertThat(new String(body, StandardCharsets.UTF_8))
          .contains(new String(event.raw(), StandardCharsets.UTF_8));
      assertThat(event.raw()).startsWith('{').endsWith('}');
    }
  }

  @Test
  void every_recorded_body_is_in_the_table() {
    assertThat(a_recorded_body_leads_to().map(row -> row.get()[0]))
        .containsExactlyInAnyOrderElementsOf(
            Fixtures.rows().stream().map(Fixtures.Row::file).toList());
  }

  @Test
  void a_text_is_read_whole() {
    CustomerEvent said = only("text.json");

    assertThat(said.page()).isEqualTo(PAGE);
    assertThat(said.person()).isEqualTo(ANA);
    assertThat(said.at()).isEqualTo(NOON);
    assertThat(said.text()).isEqualTo("hi there");
    assertThat(said.payload()).isEmpty();
    assertThat(said.ref()).isEmpty();
  }

  @Test
  void escapes_are_read_and_kept_in_the_raw_bytes() {
    CustomerEvent said = only("text_unicode.json");

    assertThat(said.text()).isEqualTo("äöå 🎁");
    assertThat(new String(said.raw(), StandardCharsets.US_ASCII))
        .contains("\\u00e4\\u00f6\\u00e5 \\ud83c\\udf81");
  }

  @Test
  void taps_carry_the_payload_as_we_sent_it() {
    assertThat(Stream.of("quick_reply.json", "postback_button.json", "coupon_template_click.json"))
        .allSatisfy(
            f -> assertThat(only(f).payload()).isEqualTo("{payload of the button as we sent it}"));
  }

  @Test
  void origins_are_found_in_postbacks_and_referrals() {
    assertThat(only("postback_get_started_ref.json").ref()).contains("counter-poster");
    assertThat(only("postback_get_started.json").ref()).isEmpty();
    assertThat(only("referral_known_thread.json").ref()).contains("spring26-door");
    assertThat(only("referral_bare.json").ref()).contains("spring26-door");
  }

  @Test
  void an_echo_names_the_customer_and_the_send() {
    CustomerEvent ours = only("echo_ours.json");

    assertThat(ours.person()).isEqualTo(ANA);
    assertThat(ours.page()).isEqualTo(PAGE);
    assertThat(ours.mids()).containsExactly("m_echo_1");
    assertThat(ours.metadata()).contains("{metadata of the send}");
    CustomerEvent theirs = only("echo_page_inbox.json");
    assertThat(theirs.metadata()).isEmpty();
    assertThat(theirs.text()).isEqualTo("typed by a person");
  }

  @Test
  void receipts_carry_ids_and_watermark() {
    CustomerEvent delivered = only("delivery_mids.json");

    assertThat(delivered.mids()).containsExactly("m_out_1");
    assertThat(delivered.watermark()).contains(NOON.plusMillis(500));
    assertThat(delivered.at()).isEqualTo(NOON.plusMillis(99));
    assertThat(only("delivery_watermark.json").mids()).isEmpty();
    assertThat(only("read.json").watermark()).contains(NOON.plusMillis(800));
  }

  @Test
  void a_policy_event_has_no_customer() {
    CustomerEvent policy = only("policy_enforcement.json");

    assertThat(policy.person()).isEmpty();
    assertThat(policy.payload()).isEqualTo("block");
    assertThat(policy.text()).isEqualTo("too many reports");
  }

  @Test
  void the_page_is_the_one_the_entry_names() {
    assertThat(only("unknown_page.json").page()).isEqualTo("999");
  }

  @Test
  void the_same_message_has_the_same_key_in_any_entry() {
    assertThat(keys("same_mid_twice.json")).hasSize(1);
    assertThat(keys("two_entries_two_events.json")).hasSize(3);
  }

  @Test
  void seconds_and_strings_are_times_too() {
    assertThat(only("timestamp_seconds.json").at()).isEqualTo(NOON);
    assertThat(only("timestamp_string.json").at()).isEqualTo(NOON);
  }

  @Test
  void a_sticker_says_nothing() {
    assertThat(only("sticker.json").text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"sticker_id\":369239263222822",
        "\"sticker_id\":\"369239343222814\"",
        "\"attachments\":[{\"type\":\"image\",\"payload\":{\"sticker_id\":369239383222810}}]",
        "\"attachments\":[{\"type\":\"sticker\",\"payload\":{\"sticker_id\":369239263222822}}]"
      })
  void messengers_own_thumb_says_yes(String sticker) {
    String body =
        new String(Fixtures.body("sticker.json"), StandardCharsets.UTF_8)
            .replaceFirst("\"attachments\":\\[.*?]", sticker);

    assertThat(single(body.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("👍");
    byte[] other = body.replaceAll("36923\\d+", "1").getBytes(StandardCharsets.UTF_8);
    assertThat(single(other).text()).isEmpty();
  }

  @Test
  void hostile_text_is_kept_as_text() {
    assertThat(only("hostile_text.json").text())
        .isEqualTo("<img src=x onerror=alert(1)>=HYPERLINK(\"http://x\")\n");
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "1",
        "\"page\"",
        "{",
        "{\"object\":\"page\",\"entry\":[",
        "{} {}",
        "hello",
        "{]}"
      })
  void a_body_other_than_a_json_object_is_refused(String body) {
    assertThatThrownBy(() -> parser.parse(body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(NotJson.class);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(
      strings = {
        "{}",
        "{\"object\":\"page\"}",
        "{\"object\":\"page\",\"entry\":null}",
        "{\"object\":\"page\",\"entry\":{\"messaging\":[{}]}}",
        "{\"object\":\"page\",\"entry\":[null,1,\"x\",[],[[{}]]]}",
        "{\"object\":\"page\",\"entry\":[{\"messaging\":{},\"standby\":1,\"changes\":null}]}",
        "{\"object\":[\"page\"],\"entry\":[{\"messaging\":[{}]}]}",
        "{\"object\":{\"object\":\"page\"},\"entry\":[{\"messaging\":[{}]}]}",
        "{\"entry\":[{\"messaging\":[{}]}]}"
      })
  void odd_bodies_hold_no_events(String body) {
    assertThat(parser.parse(body.getBytes(StandardCharsets.UTF_8)).events()).isEmpty();
  }

  private CustomerEvent only(String file) {
    return single(Fixtures.body(file));
  }

  private CustomerEvent single(byte[] body) {
    List<CustomerEvent> events = parser.parse(body).events();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private Set<Object> keys(String file) {
    return parser.parse(Fixtures.body(file)).events().stream()
        .map(CustomerEvent::key)
        .collect(Collectors.toSet());
  }
}
