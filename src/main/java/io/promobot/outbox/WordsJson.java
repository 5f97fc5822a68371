package io.promobot.outbox;

import io.promobot.flow.CouponInHand;
import io.promobot.flow.Message;
import io.promobot.flow.Message.Choice;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A message's own words as its row stores them. */
public final class WordsJson {
  private static final String TEXT = "text";
  private static final String CHOICES = "choices";
  private static final String LABEL = "label";
  private static final String PAYLOAD = "payload";
  private static final String CODE = "code";
  private static final String COUPON = "coupon";

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

  // {"code":"7K3M-9QXB-2FT","coupon":"8f14e45f-ceea-467f-9575-1c2d3e4f5a6b"}
  static String of(String code, UUID token) {
    return new JsonObject().put(CODE, code).put(COUPON, token.toString()).encode();
  }

  /** The coupon that goes into a campaign's words; empty when these are a message's own. */
  static Optional<CouponInHand> coupon(JsonObject json, String publicUrl) {
    return Optional.ofNullable(json.getString(COUPON))
        .map(token -> new CouponInHand(json.getString(CODE), publicUrl + "/c/" + token));
  }

  /** A message's own words. */
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
