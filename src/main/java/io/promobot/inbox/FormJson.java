package io.promobot.inbox;

import io.promobot.flow.Form;
import io.promobot.flow.Form.Field;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;

/** A form as a customer's row stores it. */
final class FormJson {
  private static final String STORY = "story";
  private static final String ASKED = "asked";
  private static final String ANSWERS = "answers";
  private static final String AT = "at";

  private FormJson() {}

  // {"story":"SIGN_UP","asked":"EMAIL","answers":{"NAME":"Ana"},"at":"2026-03-01T12:00:00Z"}
  static String of(Form form) {
    JsonObject answers = new JsonObject();
    form.answers().forEach((field, answer) -> answers.put(field.name(), answer));
    return new JsonObject()
        .put(STORY, form.kind().name())
        .put(ASKED, form.asked().name())
        .put(ANSWERS, answers)
        .put(AT, form.at())
        .encode();
  }

  static Form read(JsonObject json) {
    Map<Field, String> answers = new EnumMap<>(Field.class);
    json.getJsonObject(ANSWERS)
        .forEach(each -> answers.put(Field.valueOf(each.getKey()), (String) each.getValue()));
    return new Form(
        Form.Kind.valueOf(json.getString(STORY)),
        Field.valueOf(json.getString(ASKED)),
        Map.copyOf(answers),
        json.getInstant(AT));
  }
}
