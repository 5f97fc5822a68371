package io.promobot.chat;

import io.promobot.flow.ForgetStory;
import io.promobot.flow.Message;
import io.promobot.flow.SupportStory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a chat as its visitor sees it.
 *
 * @param id grows within one chat
 * @param isOurs whether the shop says it
 * @param text the visitor's words
 * @param event the id that the visitor's browser gave to them; empty for a message of the shop
 * @param said by which of our stories the shop says it; empty for the visitor's own
 * @param language its tag, for what the shop says to somebody whose language is known
 * @param message the shop's; empty also when its words are no longer known
 */
record ChatMessage(
    long id,
    Instant at,
    boolean isOurs,
    String text,
    String event,
    String said,
    Optional<String> language,
    Optional<Message> message) {

  /** As the API describes it. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", String.valueOf(id));
    json.put("at", at.toString());
    json.put("from", isOurs ? "shop" : "visitor");
    if (!event.isEmpty()) {
      json.put("event", event);
    }
    if (said.equals(ForgetStory.RECEIPT.name())) {
      json.put("forgotten", true);
    }
    if (said.equals(SupportStory.ANSWER.name())) {
      json.put("by", "person");
    }
    language.ifPresent(tag -> json.put("language", tag));
    message.ifPresentOrElse(words -> put(json, words), () -> put(json, Message.text(text)));
    return json;
  }

  private static void put(Map<String, Object> json, Message said) {
    switch (said.kind()) {
      case CARD -> {
        json.put("kind", "card");
        json.put("title", said.text());
        json.put("subtitle", said.subtitle());
        json.put("image", said.image());
      }
      case IMAGE -> {
        json.put("kind", "image");
        json.put("image", said.image());
      }
      default -> {
        json.put("kind", "text");
        json.put("text", said.text());
      }
    }
    boolean vanish = said.kind() == Message.Kind.QUICK_REPLIES;
    List<Map<String, String>> choices = said.choices().stream().map(ChatMessage::json).toList();
    json.put(vanish ? "quick_replies" : "buttons", choices);
  }

  private static Map<String, String> json(Message.Choice choice) {
    return choice.isLink()
        ? Map.of("title", choice.label(), "url", choice.url())
        : Map.of("title", choice.label(), "payload", choice.payload());
  }
}
