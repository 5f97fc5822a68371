package io.promobot.messenger;

import static io.promobot.flow.Message.Kind.BUTTONS;
import static io.promobot.flow.Message.Kind.CARD;
import static io.promobot.flow.Message.Kind.IMAGE;
import static io.promobot.flow.Message.Kind.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.promobot.channel.Outgoing;
import io.promobot.flow.Message;
import io.promobot.flow.Message.Choice;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendJsonTest {
  private static final List<Choice> YES_NO =
      List.of(
          new Choice("Yes! Show me coupon", "SHOW_COUPON:welcome"),
          new Choice("No, thanks", "NO_THANKS:welcome"));

  @Test
  void a_text() throws Exception {
    assertThat(message(new Message(TEXT, "Hi Ana! 🎁", "", "", List.of())))
        .isEqualTo(json("{'text':'Hi Ana! 🎁','metadata':'row-1'}"));
  }

  @Test
  void a_text_with_buttons() throws Exception {
    assertThat(message(new Message(BUTTONS, "Want one?", "", "", YES_NO)))
        .isEqualTo(
            json(
"""
{'attachment':{'type':'template','payload':{'template_type':'button','text':'Want one?','buttons':[
  {'type':'postback','title':'Yes! Show me coupon','payload':'SHOW_COUPON:welcome'},
  {'type':'postback','title':'No, thanks','payload':'NO_THANKS:welcome'}]}},
 'metadata':'row-1'}\
"""));
  }

  @Test
  void a_text_with_quick_replies() throws Exception {
    List<Choice> choices =
        List.of(
            new Choice("A topic with a very long name", "TOPIC:Sales"), new Choice("Skip", "S"));

    assertThat(message(Message.quickReplies("Which?", choices)))
        .isEqualTo(
            json(
                """
                {'text':'Which?','quick_replies':[
                  {'content_type':'text','title':'A topic with a very ','payload':'TOPIC:Sales'},
                  {'content_type':'text','title':'Skip','payload':'S'}],
                 'metadata':'row-1'}\
                """));
  }

  @Test
  void more_quick_replies_than_messenger_takes_are_left_out() throws Exception {
    List<Choice> many = Collections.nCopies(20, new Choice("x", "y"));

    assertThat(message(Message.quickReplies("Which?", many)).path("quick_replies")).hasSize(13);
    assertThat(message(Message.quickReplies("Which?", List.of())).has("quick_replies")).isFalse();
  }

  @Test
  void a_card() throws Exception {
    assertThat(
            message(
                new Message(
                    CARD,
                    "10 % off",
                    "Until Sunday",
                    "https://img.example/c.png",
                    List.of(new Choice("Reveal", "REVEAL:welcome")))))
        .isEqualTo(
            json(
"""
{'attachment':{'type':'template','payload':{'template_type':'generic','elements':[
  {'title':'10 % off','subtitle':'Until Sunday','image_url':'https://img.example/c.png','buttons':[
    {'type':'postback','title':'Reveal','payload':'REVEAL:welcome'}]}]}},
 'metadata':'row-1'}\
"""));
  }

  @Test
  void a_bare_card_holds_no_empty_fields() throws Exception {
    assertThat(message(new Message(CARD, "10 % off", "", "", List.of())))
        .isEqualTo(
            json(
"""
{'attachment':{'type':'template','payload':{'template_type':'generic','elements':[{'title':'10 % off'}]}},
 'metadata':'row-1'}\
"""));
  }

  @Test
  void an_image() throws Exception {
    assertThat(message(new Message(IMAGE, "", "", "https://img.example/thanks.png", List.of())))
        .isEqualTo(
            json(
                "{'attachment':{'type':'image','payload':{'url':'https://img.example/thanks.png'}},'metadata':'row-1'}"));
  }

  @Test
  void every_message_names_its_recipient_and_is_a_response() throws Exception {
    JsonNode send =
        SendJson.of(
            new Outgoing<>(
                "row-1", "7300000000000001", new Message(TEXT, "Hi", "", "", List.of())));

    assertThat(send)
        .isEqualTo(
            json(
                "{'recipient':{'id':'7300000000000001'},'messaging_type':'RESPONSE','message':{'text':'Hi','metadata':'row-1'}}"));
  }

  @Test
  void what_is_too_long_is_cut_to_messengers_limits() {
    Choice loud = new Choice("x".repeat(30), "p".repeat(1200));
    JsonNode buttons =
        message(new Message(BUTTONS, "t".repeat(3000), "", "", List.of(loud, loud, loud, loud)))
            .at("/attachment/payload");
    JsonNode card =
        message(new Message(CARD, "t".repeat(100), "s".repeat(100), "", List.of()))
            .at("/attachment/payload/elements/0");

    assertThat(buttons.path("text").asText()).hasSize(640);
    assertThat(buttons.path("buttons")).hasSize(3);
    assertThat(buttons.at("/buttons/0/title").asText()).hasSize(20);
    assertThat(buttons.at("/buttons/0/payload").asText()).hasSize(1000);
    assertThat(card.path("title").asText()).hasSize(80);
    assertThat(card.path("subtitle").asText()).hasSize(80);
    assertThat(
            message(new Message(TEXT, "t".repeat(3000), "", "", List.of())).path("text").asText())
        .hasSize(2000);
  }

  @Test
  void half_an_emoji_in_a_name_does_not_break_the_send() {
    assertThat(message(new Message(TEXT, "Hi \ud83c!", "", "", List.of())).path("text").asText())
        .isEqualTo("Hi \uFFFD!");
  }

  private static JsonNode message(Message message) {
    return SendJson.of(new Outgoing<>("row-1", "7300000000000001", message)).path("message");
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new JsonMapper().readTree(text.replace('\'', '"'));
  }
}
