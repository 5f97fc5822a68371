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
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookItemTest {
  private final WebhookParser parser = new WebhookParser();

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'message':{'mid':'m','quick_reply':{'payload':null},'text':'x'} | SAID",
        "'message':{'mid':'m','quick_reply':'x'} | SAID",
        "'message':{} | SAID",
        "'message':{'mid':7,'text':7} | SAID",
        "'message':{'mid':'m','is_deleted':true} | IGNORED",
        "'message':'hello' | UNKNOWN",
        "'message':null,'postback':{'payload':'start'} | STARTED",
        "'postback':{'payload':'REVEAL:welcome'} | TAPPED",
        "'postback':{'payload':{'a':1}} | UNKNOWN",
        "'postback':{'payload':null,'referral':{'ref':'x'}} | UNKNOWN",
        "'referral':{} | RETURNED",
        "'reaction':{'action':'react','mid':'m'} | REACTED",
        "'reaction':{} | IGNORED",
        "'delivery':{} | UNKNOWN",
        "'delivery':{'watermark':'1790000000000'} | DELIVERED",
        "'delivery':{'mids':['a',null,{},'b']} | DELIVERED",
        "'read':{} | UNKNOWN",
        "'read':{'watermark':1790000000} | READ",
        "'template':{'type':'coupon'} | UNKNOWN",
        "'template':{'type':'coupon','payload':'REVEAL:welcome'} | TAPPED",
        "'optin':{'ref':'box'} | IGNORED",
        "'policy_enforcement':{} | UNKNOWN",
        "'pass_thread_control':{'new_owner_app_id':'1'} | IGNORED",
        "'take_thread_control':{} | IGNORED",
        "'app_roles':{} | IGNORED",
        "'message_edit':{'mid':'m'} | UNKNOWN"
      })
  void an_item_is_read_whatever_it_holds(String what, Kind kind) {
    assertThat(one("{" + ENDS + "," + what + "}").kind()).isEqualTo(kind);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}",
        "[]",
        "null",
        "17",
        "'x'",
        "[[{}]]",
        "{'sender':7}",
        "{'sender':{'id':{}},'message':{}}"
      })
  void an_item_without_a_sender_is_kept_as_unknown(String item) {
    CustomerEvent event = one(item);

    assertThat(event.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(event.person()).isEmpty();
    assertThat(event.raw()).isEqualTo(bytes(item));
  }

  @Test
  void an_entry_may_name_its_page_after_its_items_or_not_at_all() {
    assertThat(
            parse("{'entry':[{'messaging':[" + GOOD + "],'id':9,'time':1}],'object':'page'}")
                .get(0)
                .page())
        .isEqualTo("9");
    assertThat(parse("{'object':'page','entry':[{'messaging':[" + GOOD + "]}]}").get(0).page())
        .isEqualTo("1");
  }

  @Test
  void an_event_without_any_time_happened_at_the_beginning_of_time() {
    assertThat(
            parse(
                    "{'object':'page','entry':[{'messaging':[{"
                        + ENDS
                        + ",'timestamp':-5,'message':{}}]}]}")
                .get(0)
                .at())
        .isEqualTo(Instant.EPOCH);
    assertThat(one("{" + ENDS + ",'timestamp':'soon','message':{}}").at())
        .isEqualTo(Instant.ofEpochMilli(1790000000099L));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "1790000000123, 2026-09-21T14:13:20.123Z",
    "1790000000, 2026-09-21T14:13:20Z",
    "1790000000123456, 2026-09-21T14:13:20.123Z",
    "'\"1790000000123456\"', 2026-09-21T14:13:20.123Z",
    "253402300799000, 9999-12-31T23:59:59Z"
  })
  void a_time_is_in_milliseconds_and_seconds_or_microseconds_are_recognized(
      String written, Instant at) {
    String item = "{" + ENDS + ",'timestamp':" + written + ",'read':{'watermark':" + written + "}}";

    assertThat(one(item).at()).isEqualTo(at);
    assertThat(one(item).watermark()).contains(at);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-62198755200000", "0", "5", "1790000", "1e30", "true", "'9999-12-31T23:59:59Z'"})
  void a_time_before_messenger_existed_or_without_sense_does_not_count(String written) {
    String item = "{" + ENDS + ",'timestamp':" + written + ",'message':{}}";

    assertThat(one(item).at()).isEqualTo(Instant.ofEpochMilli(1790000000099L));
    assertThat(one("{" + ENDS + ",'read':{'watermark':" + written + "}}").kind())
        .isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void a_second_delivery_has_the_same_key_though_its_entry_has_another_time() {
    for (String what :
        List.of(
            "'delivery':{'watermark':5}",
            "'postback':{'payload':'start'}",
            "'referral':{'ref':'x'}",
            "'message_edit':{}")) {
      String item = "{" + ENDS + "," + what + "}";

      assertThat(parse(body(item).replace("1790000000099", "1790000000777")).get(0).key())
          .isEqualTo(one(item).key());
    }
  }

  @Test
  void a_message_its_echo_and_reactions_to_it_are_different_events() {
    List<CustomerEvent> events =
        parse(
            body(
                "{"
                    + ENDS
                    + ",'message':{'mid':'m'}},"
                    + "{"
                    + ENDS
                    + ",'message':{'mid':'m','is_echo':true}},"
                    + "{"
                    + ENDS
                    + ",'message':{'mid':'m','is_deleted':true}},"
                    + "{"
                    + ENDS
                    + ",'timestamp':1,'reaction':{'mid':'m','action':'react'}},"
                    + "{"
                    + ENDS
                    + ",'timestamp':2,'reaction':{'mid':'m','action':'react'}},"
                    + "{"
                    + ENDS
                    + ",'timestamp':2,'reaction':{'mid':'n','action':'react'}}"));

    assertThat(events.stream().map(CustomerEvent::key).distinct()).hasSize(6);
  }

  @Test
  void a_wrapped_event_is_unwrapped_and_other_changes_are_ignored() {
    List<CustomerEvent> events =
        parse(
            "{'object':'page','entry':[{'id':'1','changes':[{'field':'messages','value':"
                + GOOD
                + "},{'field':'feed','value':{'item':'post'}}]}]}");

    assertThat(events).extracting(CustomerEvent::kind).containsExactly(Kind.SAID, Kind.IGNORED);
    assertThat(events.get(0).key()).isEqualTo(one(GOOD).key());
  }

  @Test
  void what_comes_while_another_app_is_in_charge_is_overheard_and_nothing_else() {
    String back = "'sender':{'id':'1'},'recipient':{'id':'7'}";
    List<String> items =
        List.of(
            "'message':{'mid':'m','text':'hi','quick_reply':{'payload':'REVEAL:welcome'}}",
            "'postback':{'title':'Get Started'}",
            "'message':{'mid':'e','is_echo':true}",
            "'message':{'mid':'d','is_deleted':true}",
            "'read':{'watermark':5}");

    List<CustomerEvent> events =
        items.stream()
            .map(what -> body("{" + (what.contains("echo") ? back : ENDS) + "," + what + "}"))
            .map(body -> body.replace("messaging", "standby"))
            .flatMap(body -> parse(body).stream())
            .toList();

    assertThat(events)
        .extracting(CustomerEvent::kind)
        .containsExactly(Kind.STANDBY, Kind.STANDBY, Kind.ECHO, Kind.IGNORED, Kind.IGNORED);
    assertThat(events).extracting(CustomerEvent::payload).containsOnly("");
    assertThat(events.get(1).text()).isEqualTo("Get Started");
    assertThat(parser.again("1", events.get(1).raw(), true).kind()).isEqualTo(Kind.STANDBY);
  }

  @Test
  void a_page_talking_to_itself_is_ignored() {
    assertThat(
            one("{'sender':{'id':'1'},'recipient':{'id':'7'},'message':{'mid':'m','text':'hi'}}")
                .kind())
        .isEqualTo(Kind.IGNORED);
  }

  @Test
  void the_origin_of_a_first_message_is_found() {
    assertThat(one("{" + ENDS + ",'message':{'mid':'m','referral':{'ref':'  door  '}}}").ref())
        .contains("door");
    assertThat(one("{" + ENDS + ",'message':{'mid':'m','referral':{'ref':'   '}}}").ref())
        .isEmpty();
  }

  @Test
  void a_stored_item_is_read_again_as_the_same_event() {
    for (String what :
        List.of(
            "'message':{'mid':'m','text':'hi'}", "'postback':{'payload':'start'}", "'other':1")) {
      CustomerEvent first = one("{" + ENDS + ",'timestamp':1790000000000," + what + "}");

      assertThat(parser.again("1", first.raw(), false)).isEqualTo(first);
    }
  }
}
