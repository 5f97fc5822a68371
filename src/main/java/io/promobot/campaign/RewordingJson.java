package io.promobot.campaign;

import io.promobot.wording.Rewording;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Changes of texts as the API takes them. */
public final class RewordingJson {
  private RewordingJson() {}

  /** From a body with main texts in this member, and perhaps their language and translations. */
  public static Rewording of(JsonObject body, String main) {
    return new Rewording(
        texts(body.getJsonObject(main, new JsonObject())),
        translations(body),
        Optional.ofNullable(body.getString("language")));
  }

  /** The body's {@code translations}: by the language's tag, then by the text's key. */
  public static Map<String, Map<String, String>> translations(JsonObject body) {
    JsonObject others = body.getJsonObject("translations", new JsonObject());
    Map<String, Map<String, String>> translations = new LinkedHashMap<>();
    others.fieldNames().forEach(tag -> translations.put(tag, texts(others.getJsonObject(tag))));
    return translations;
  }

  /** Texts by their keys; a null stays one. */
  public static Map<String, String> texts(JsonObject fields) {
    Map<String, String> texts = new LinkedHashMap<>();
    fields.fieldNames().forEach(field -> texts.put(field, fields.getString(field)));
    return texts;
  }
}
