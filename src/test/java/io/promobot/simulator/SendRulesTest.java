package io.promobot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Meta's limits, each at its edge. */
class SendRulesTest {
  private final SendRules rules = new SendRules();

  private static JsonObject call(JsonObject message) {
    return new JsonObject()
        .put("recipient", new JsonObject().put("id", "9000000000000001"))
        .put("messaging_type", "RESPONSE")
        .put("message", message);
  }

  private static JsonObject text(int length) {
    return new JsonObject().put("text", "x".repeat(length));
  }

  private static JsonObject button(int title, int payload) {
    return new JsonObject()
        .put("type", "postback")
        .put("title", "t".repeat(title))
        .put("payload", "p".repeat(payload));
  }

  private static JsonArray times(int count, JsonObject item) {
    return new JsonArray(Collections.nCopies(count, item));
  }

  private static JsonObject buttons(int text, JsonArray buttons) {
    return template(
        new JsonObject()
            .put("template_type", "button")
            .put("text", "x".repeat(text))
            .put("buttons", buttons));
  }

  private static JsonObject generic(int count, JsonObject element) {
    return template(
        new JsonObject().put("template_type", "generic").put("elements", times(count, element)));
  }

  private static JsonObject element(int title, int subtitle) {
    return new JsonObject().put("title", "t".repeat(title)).put("subtitle", "s".repeat(subtitle));
  }

  private static JsonObject template(JsonObject payload) {
    return attachment("template", payload);
  }

  private static JsonObject attachment(String type, JsonObject payload) {
    return new JsonObject()
        .put("attachment", new JsonObject().put("type", type).put("payload", payload));
  }

  private static JsonObject replies(int count, int title, int payload) {
    JsonObject reply = button(title, payload).put("content_type", "text");
    return text(5).put("quick_replies", times(count, reply));
  }

  private static JsonObject coupon(String code) {
    return template(
        new JsonObject()
            .put("template_type", "coupon")
            .put("title", "10 % off")
            .put("coupon_code", code));
  }

  static Stream<Arguments> messages() {
    JsonObject three = buttons(640, times(3, button(20, 1000)));
    JsonObject url = new JsonObject().put("url", "https://shop.example/a.png");
    return Stream.of(
        Arguments.of("a text of 2000", text(2000), true),
        Arguments.of("a text over 2000", text(2001), false),
        Arguments.of("an empty text", text(0), false),
        Arguments.of("no message at all", new JsonObject(), false),
        Arguments.of("metadata of 999", text(1).put("metadata", "m".repeat(999)), true),
        Arguments.of("metadata of 1000", text(1).put("metadata", "m".repeat(1000)), false),
        Arguments.of("text and attachment", text(1).mergeIn(three), false),
        Arguments.of("three full buttons", three, true),
        Arguments.of("a button text over 640", buttons(641, times(1, button(1, 1))), false),
        Arguments.of("no button", buttons(1, new JsonArray()), false),
        Arguments.of("four buttons", buttons(1, times(4, button(1, 1))), false),
        Arguments.of("a title over 20", buttons(1, times(1, button(21, 1))), false),
        Arguments.of("a payload over 1000", buttons(1, times(1, button(1, 1001))), false),
        Arguments.of("ten elements", generic(10, element(80, 80)), true),
        Arguments.of("eleven elements", generic(11, element(80, 80)), false),
        Arguments.of("an element title over 80", generic(1, element(81, 1)), false),
        Arguments.of("a subtitle over 80", generic(1, element(1, 81)), false),
        Arguments.of("an element with a title only", generic(1, element(1, 0)), false),
        Arguments.of("thirteen quick replies", replies(13, 20, 1000), true),
        Arguments.of("fourteen quick replies", replies(14, 1, 1), false),
        Arguments.of("a quick reply title over 20", replies(1, 21, 1), false),
        Arguments.of("an image by address", attachment("image", url), true),
        Arguments.of("an image without url", attachment("image", new JsonObject()), false),
        Arguments.of("an unknown attachment", attachment("hologram", url), false),
        Arguments.of("a coupon", coupon("SPRING10"), true),
        Arguments.of("a coupon code with a space", coupon("SPRING 10"), false),
        Arguments.of("text of the wrong type", new JsonObject().put("text", 7), false));
  }

  @ParameterizedTest(name = "{0}: accepted {2}")
  @MethodSource("messages")
  void a_message_is_accepted_within_the_limits(String name, JsonObject message, boolean accepted) {
    Optional<GraphError> fault = rules.fault(new Node(call(message)));

    assertThat(fault.isEmpty()).isEqualTo(accepted);
    assertThat(fault.map(GraphError::code).orElse(100)).isEqualTo(100);
  }

  @Test
  void a_call_without_recipient_is_refused() {
    JsonObject nobody = call(text(1)).put("recipient", new JsonObject());

    assertThat(rules.fault(new Node(nobody)).orElseThrow().code()).isEqualTo(100);
  }

  @Test
  void a_retired_tag_is_refused_by_its_own_subcode() {
    JsonObject tagged =
        call(text(1)).put("messaging_type", "MESSAGE_TAG").put("tag", "ACCOUNT_UPDATE");

    assertThat(rules.fault(new Node(tagged)).orElseThrow().subcode()).hasValue(1893061);
  }

  @Test
  void typing_needs_no_message_and_takes_none() {
    JsonObject typing =
        new JsonObject()
            .put("recipient", new JsonObject().put("id", "1"))
            .put("sender_action", "typing_on");

    assertThat(rules.fault(new Node(typing))).isEmpty();
    assertThat(rules.fault(new Node(typing.copy().put("message", text(1))))).isPresent();
    assertThat(rules.fault(new Node(typing.copy().put("sender_action", "dance")))).isPresent();
  }
}
