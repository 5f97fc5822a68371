package io.promobot.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The contract's schemas, read from {@code openapi.json}. */
final class Schemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST_EXAMPLE = 8;

  final JsonNode contract;

  Schemas() {
    try (var file = Schemas.class.getClassLoader().getResourceAsStream("openapi.json")) {
      contract = new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode followed(JsonNode node) {
    var ref = node.path("$ref");
    return ref.isMissingNode() ? node : contract.at(ref.textValue().substring(1));
  }

  /** The contract's own example, or one plausible enough to get past the checks. */
  JsonNode example(JsonNode described) {
    return example(described, 0);
  }

  private JsonNode example(JsonNode described, int depth) {
    var schema = followed(described);
    if (schema.has("examples")) {
      return schema.get("examples").get(0);
    }
    for (var given : List.of("example", "const", "default")) {
      if (schema.has(given)) {
        return schema.get(given);
      }
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    return switch (type(schema)) {
      case "string" -> NODES.textNode("something");
      case "integer", "number" -> NODES.numberNode(1);
      case "boolean" -> NODES.booleanNode(true);
      case "array" -> NODES.arrayNode().add(example(schema.path("items"), depth + 1));
      default -> object(schema, depth);
    };
  }

  private JsonNode object(JsonNode schema, int depth) {
    var object = NODES.objectNode();
    if (depth < DEEPEST_EXAMPLE) {
      for (var field : schema.path("properties").properties()) {
        object.set(field.getKey(), example(field.getValue(), depth + 1));
      }
    }
    return object;
  }

  private static String type(JsonNode schema) {
    var type = schema.path("type");
    return type.isArray() ? type.get(0).asText() : type.asText("object");
  }

  /** Every text that a body may contain, including those inside its objects and lists. */
  List<BodyText> texts(JsonNode described) {
    List<BodyText> found = new ArrayList<>();
    collect(followed(described), List.of(), found);
    return found;
  }

  private void collect(JsonNode schema, List<String> path, List<BodyText> found) {
    switch (type(schema)) {
      case "string" ->
          found.add(BodyText.at(path, schema.path("maxLength").asInt(LongText.LONGEST)));
      case "array" -> collect(followed(schema.path("items")), with(path, "0"), found);
      case "object" -> {
        for (var field : schema.path("properties").properties()) {
          collect(followed(field.getValue()), with(path, field.getKey()), found);
        }
        if (schema.path("additionalProperties").isObject()) {
          collect(schema.get("additionalProperties"), with(path, anyKey(schema)), found);
        }
      }
      default -> {}
    }
  }

  private static List<String> with(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return List.copyOf(longer);
  }

  /** One that the example has, where not just any will do. */
  private static String anyKey(JsonNode map) {
    var example = map.path("examples").path(0).fieldNames();
    return example.hasNext() ? example.next() : "ask_email";
  }
}
