package io.promobot.simulator;

import io.promobot.untrusted.JsonReader;
import io.promobot.untrusted.Limits;
import io.promobot.untrusted.Unreadable;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The fields of one request to the simulator's own API, each checked when it is read. */
record Input(JsonObject json) {
  private static final JsonReader JSON = JsonReader.strict(Limits.OF_REQUESTS);

  static Input of(Buffer body) {
    if (body == null || body.length() == 0) {
      return new Input(new JsonObject());
    }
    var json = JSON.read(body.getBytes());
    if (json.isObject()) {
      return new Input(JsonObject.mapFrom(json));
    }
    throw Unreadable.body("must be a JSON object");
  }

  static Input ofQuery(MultiMap query) {
    JsonObject json = new JsonObject();
    query.forEach(
        (name, value) ->
            json.put(name, value.matches("-?\\d{1,18}") ? Long.valueOf(value) : value));
    return new Input(json);
  }

  Optional<String> text(String name, int limit) {
    Object value = json.getValue(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text && !text.isBlank() && text.length() <= limit) {
      return Optional.of(text);
    }
    throw Unreadable.field(name, "must be a text of 1 to %d characters".formatted(limit));
  }

  String needed(String name, int limit) {
    return text(name, limit).orElseThrow(() -> Unreadable.field(name, "is missing"));
  }

  double share(String name, double otherwise) {
    return number(name, otherwise, 0, 1);
  }

  double number(String name, double otherwise, double least, double most) {
    Object value = json.getValue(name, otherwise);
    if (value instanceof Number given
        && given.doubleValue() >= least
        && given.doubleValue() <= most) {
      return given.doubleValue();
    }
    throw Unreadable.field(name, "must be a number from %s to %s".formatted(least, most));
  }

  long whole(String name, long otherwise, long least, long most) {
    Object value = json.getValue(name, otherwise);
    if (value instanceof Number given
        && given.doubleValue() == given.longValue()
        && given.longValue() >= least
        && given.longValue() <= most) {
      return given.longValue();
    }
    throw Unreadable.field(name, "must be a whole number from %d to %d".formatted(least, most));
  }

  boolean flag(String name, boolean otherwise) {
    if (json.getValue(name, otherwise) instanceof Boolean given) {
      return given;
    }
    throw Unreadable.field(name, "must be true or false");
  }

  List<String> words(String name, List<String> otherwise) {
    Object value = json.getValue(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof JsonArray array
        && array.stream().allMatch(word -> word instanceof String text && text.length() <= 500)) {
      return array.stream().map(String.class::cast).toList();
    }
    throw Unreadable.field(name, "must be a list of texts of at most 500 characters");
  }
}
