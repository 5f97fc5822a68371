package io.promobot.messenger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.promobot.channel.Line;
import io.promobot.channel.Outgoing;
import io.promobot.flow.Message;
import io.promobot.flow.Message.Choice;
import io.promobot.text.SafeText;
import java.util.List;

/**
 * Our messages in the Send API's format, cut to its limits: a shortened text is better than a
 * refused message.
 */
final class SendJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int TEXT = Line.MESSENGER.longestText();
  private static final int BUTTONS_TEXT = 640;
  private static final int CARD_TITLE = 80;
  private static final int CARD_SUBTITLE = 80;
  private static final int BUTTONS = 3;
  private static final int QUICK_REPLIES = 13;
  private static final int LABEL = 20;
  private static final int PAYLOAD = 1_000;
  private static final int URL = 2_000;

  private SendJson() {}

  // {"recipient":{"id":"PSID"},"messaging_type":"RESPONSE","message":{"text":"Hi","metadata":"our
  // id"}}
  static ObjectNode of(Outgoing<Message> outgoing) {
    ObjectNode send = JSON.objectNode();
    send.putObject("recipient").put("id", outgoing.recipient());
    send.put("messaging_type", "RESPONSE");
    send.set("message", message(outgoing.content()).put("metadata", outgoing.id()));
    return send;
  }

  private static ObjectNode message(Message message) {
    return switch (message.kind()) {
      case TEXT -> text(message);
      case BUTTONS -> message.choices().isEmpty() ? text(message) : template(buttons(message));
      case QUICK_REPLIES -> quickReplies(message);
      case CARD -> template(card(message));
      case IMAGE -> attachment("image", JSON.objectNode().put("url", line(message.image(), URL)));
    };
  }

  private static ObjectNode text(Message message) {
    return JSON.objectNode().put("text", SafeText.text(message.text(), TEXT));
  }

  // {"text":"Which
  // topic?","quick_replies":[{"content_type":"text","title":"Sales","payload":"TOPIC:Sales"}]}
  private static ObjectNode quickReplies(Message message) {
    ObjectNode json = text(message);
    List<Choice> choices = message.choices();
    if (!choices.isEmpty()) {
      ArrayNode replies = json.putArray("quick_replies");
      for (Choice choice : choices.subList(0, Math.min(QUICK_REPLIES, choices.size()))) {
        labelled(replies.addObject().put("content_type", "text"), choice);
      }
    }
    return json;
  }

  private static ObjectNode buttons(Message message) {
    ObjectNode payload = JSON.objectNode().put("template_type", "button");
    payload.put("text", SafeText.text(message.text(), BUTTONS_TEXT));
    payload.set("buttons", choices(message.choices()));
    return payload;
  }

  private static ObjectNode card(Message message) {
    ObjectNode payload = JSON.objectNode().put("template_type", "generic");
    ObjectNode element = payload.putArray("elements").addObject();
    element.put("title", SafeText.text(message.text(), CARD_TITLE));
    if (!message.subtitle().isBlank()) {
      element.put("subtitle", SafeText.text(message.subtitle(), CARD_SUBTITLE));
    }
    if (!message.image().isBlank()) {
      element.put("image_url", line(message.image(), URL));
    }
    if (!message.choices().isEmpty()) {
      element.set("buttons", choices(message.choices()));
    }
    return payload;
  }

  private static ArrayNode choices(List<Choice> choices) {
    ArrayNode buttons = JSON.arrayNode();
    for (Choice choice : choices.subList(0, Math.min(BUTTONS, choices.size()))) {
      button(buttons.addObject(), choice);
    }
    return buttons;
  }

  private static void button(ObjectNode button, Choice choice) {
    if (choice.isLink()) {
      button.put("type", "web_url").put("title", line(choice.label(), LABEL));
      button.put("url", line(choice.url(), URL));
    } else {
      labelled(button.put("type", "postback"), choice);
    }
  }

  private static void labelled(ObjectNode button, Choice choice) {
    button.put("title", line(choice.label(), LABEL));
    button.put("payload", line(choice.payload(), PAYLOAD));
  }

  private static ObjectNode template(ObjectNode payload) {
    return attachment("template", payload);
  }

  private static ObjectNode attachment(String type, ObjectNode payload) {
    ObjectNode message = JSON.objectNode();
    message.putObject("attachment").put("type", type).set("payload", payload);
    return message;
  }

  private static String line(String value, int max) {
    return SafeText.line(value, max);
  }
}
