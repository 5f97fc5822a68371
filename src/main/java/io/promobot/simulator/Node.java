package io.promobot.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One object of foreign JSON, read without trusting any of its types. */
record Node(JsonObject json) {

  static Node of(Object value) {
    return new Node(value instanceof JsonObject object ? object : new JsonObject());
  }

  Node at(String key) {
    return of(json.getValue(key));
  }

  boolean has(String key) {
    return json.getValue(key) != null;
  }

  Optional<String> text(String key) {
    return json.getValue(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  String textOr(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  boolean longer(String key, int limit) {
    return textOr(key, "").length() > limit;
  }

  boolean blank(String key) {
    return textOr(key, "").isBlank();
  }

  List<Node> list(String key) {
    Stream<?> values =
        json.getValue(key) instanceof JsonArray array ? array.stream() : Stream.empty();
    return values.map(Node::of).toList();
  }
}
