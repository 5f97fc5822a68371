package io.promobot.outbox;

import io.promobot.flow.Message;
import io.promobot.flow.Message.Choice;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A message's own words as its row stores them. */
public final class WordsJson {
  private static final String TEXT = "text";
  private static final String CHOICES = "choices";
  private static final String LABEL = "label";
  private static final String PAYLOAD = "payload";

  private WordsJson() {}

  // {"text":"Which e-mail address …?","choices":[{"label":"Back","payload":"FORM:BACK"}]}
  static String of(Message message) {
    JsonArray choices = new JsonArray();
    message
        .choices()
        .forEach(
            choice ->
                choices.add(
                    new JsonObject().put(LABEL, choice.label()).put(PAYLOAD, choice.payload())));
    return new JsonObject().put(TEXT, message.text()).put(CHOICES, choices).encode();
  }

  public static Message read(JsonObject json) {
    List<Choice> choices =
        json.getJsonArray(CHOICES).stream()
            .map(JsonObject.class::cast)
            .map(choice -> new Choice(choice.getString(LABEL), choice.getString(PAYLOAD)))
            .toList();
    String text = json.getString(TEXT);
    return choices.isEmpty() ? Message.text(text) : Message.quickReplies(text, choices);
  }
}
