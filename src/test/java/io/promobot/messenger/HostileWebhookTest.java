package io.promobot.messenger;

import static io.promobot.messenger.Bodies.ENDS;
import static io.promobot.messenger.Bodies.GOOD;
import static io.promobot.messenger.Bodies.body;
import static io.promobot.messenger.Bodies.bytes;
import static io.promobot.messenger.Bodies.one;
import static io.promobot.messenger.Bodies.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostileWebhookTest {
  private final WebhookParser parser = new WebhookParser();

  @Test
  void raw_bytes_are_exact_between_spaces_and_lines() {
    String item = "{ 'sender' : {'id':'7'},\n\t'message' : { 'text' : '\u00e4 🎁 ]}' } }";

    List<CustomerEvent> events =
        parse(
            " { 'object' : 'page' , 'entry' : [ { 'messaging' : [ "
                + item
                + "\n,\n"
                + item
                + " ] } ] } ");

    assertThat(events).hasSize(2).allSatisfy(e -> assertThat(e.raw()).isEqualTo(bytes(item)));
  }

  @Test
  void raw_bytes_are_exact_far_into_a_long_body() {
    String items =
        IntStream.range(0, 1000)
            .mapToObj(i -> GOOD.replace("m_good", "m_" + i))
            .collect(Collectors.joining(","));

    List<CustomerEvent> events = parse(body(items));

    assertThat(events).hasSize(1000);
    assertThat(events.get(999).raw()).isEqualTo(bytes(GOOD.replace("m_good", "m_999")));
    assertThat(events.stream().map(CustomerEvent::key).distinct()).hasSize(1000);
  }

  @Test
  void the_id_of_an_entry_is_read_once_however_long_it_is_and_however_many_items_share_it() {
    String items =
        IntStream.range(0, 1000)
            .mapToObj(i -> GOOD.replace("m_good", "m_" + i))
            .collect(Collectors.joining(","));

    List<CustomerEvent> events =
        parse(
            "{'object':'page','entry':[{'id':'\\u0007"
                + "9".repeat(500_000)
                + "','messaging':["
                + items
                + "]}]}");

    assertThat(events.get(0).page()).isEqualTo("9".repeat(64));
    assertThat(events.get(999).page()).isSameAs(events.get(0).page());
  }

  @Test
  void control_characters_and_half_emoji_are_taken_out() {
    CustomerEvent said =
        one(
            "{"
                + ENDS
                + ",'message':{'mid':'m','text':'a\\u0000b\\u001bc\\n"
                + "d \\ud83c e \\udf81 \\ud83c\\udf81'}}");

    assertThat(said.text()).isEqualTo("abc\nd \uFFFD e \uFFFD 🎁");
  }

  @Test
  void long_values_are_cut_without_splitting_a_character() {
    String gifts = "\\ud83c\\udf81".repeat(1500);
    CustomerEvent said =
        one(
            "{'sender':{'id':'"
                + "9".repeat(80)
                + "'},'message':{'text':'a"
                + gifts
                + "','quick_reply':{'payload':'"
                + "p".repeat(2000)
                + "'},'referral':{'ref':'"
                + "r".repeat(300)
                + "'}}}");

    assertThat(said.text()).hasSize(1999).endsWith("🎁");
    assertThat(said.payload()).hasSize(1000);
    assertThat(said.person()).hasSize(64);
    assertThat(said.ref().orElseThrow()).hasSize(100);
  }

  @Test
  void a_poisoned_item_does_not_hurt_its_neighbours() {
    for (String poison :
        List.of(
            "[".repeat(100_000) + "]".repeat(100_000),
            "{'a':".repeat(100_000) + "1" + "}".repeat(100_000),
            "{" + ENDS + ",'timestamp':" + "9".repeat(900_000) + "}",
            "{" + ENDS + ",'message':{'text':'" + "x".repeat(900_000) + "'}}",
            "{'" + "n".repeat(900_000) + "':1}",
            "{" + ENDS + ",'message':{'text':'a\\qb'}}",
            "{" + ENDS + ",'message':{'text':'a\u0000b'}}")) {
      List<CustomerEvent> events = parse(body(GOOD + "," + poison + "," + GOOD));

      assertThat(events)
          .extracting(CustomerEvent::kind)
          .containsExactly(Kind.SAID, Kind.UNKNOWN, Kind.SAID);
      assertThat(events.get(1).raw()).isEqualTo(bytes(poison));
    }
  }

  @Test
  void broken_utf_8_stays_one_items_own_trouble() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(bytes("{'object':'page','entry':[{'messaging':[{'a':'"));
    body.writeBytes(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
    body.writeBytes(bytes("'}," + GOOD + "]}]}"));

    assertThat(parser.parse(body.toByteArray()).events())
        .extracting(CustomerEvent::kind)
        .containsExactly(Kind.UNKNOWN, Kind.SAID);
  }

  @Test
  void of_duplicate_keys_the_last_counts() {
    assertThat(one("{" + ENDS + ",'message':{'text':'a'},'message':{'text':'b'}}").text())
        .isEqualTo("b");
  }
}
