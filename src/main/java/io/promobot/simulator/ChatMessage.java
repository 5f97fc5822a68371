package io.promobot.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** One line of a chat, from the bot or from the customer. */
record ChatMessage(
    String mid,
    boolean fromBot,
    String kind,
    String text,
    String subtitle,
    String image,
    List<Button> buttons,
    long at) {

  static ChatMessage ofBot(String mid, BotMessage message, long at) {
    return new ChatMessage(
        mid,
        true,
        message.kind(),
        message.text(),
        message.subtitle(),
        message.image(),
        message.buttons(),
        at);
  }

  /** A person from the shop; on the phone it looks like the bot. */
  static ChatMessage ofPerson(String mid, String text, long at) {
    return new ChatMessage(mid, true, "text", text, "", "", List.of(), at);
  }

  static ChatMessage ofCustomer(String mid, String kind, String text, long at) {
    return new ChatMessage(mid, false, kind, text, "", "", List.of(), at);
  }

  JsonObject toJson(boolean seen) {
    JsonObject json =
        new JsonObject()
            .put("mid", mid)
            .put("from", fromBot ? "bot" : "customer")
            .put("kind", kind)
            .put("text", text)
            .put("at", Instant.ofEpochMilli(at).toString());
    if (fromBot) {
      JsonArray shown = new JsonArray();
      buttons.forEach(button -> shown.add(button.toJson()));
      json.put("subtitle", subtitle).put("image_url", image);
      json.put("buttons", shown).put("seen", seen);
    }
    return json;
  }
}
