package io.promobot.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One operation of the contract and what it takes, read from {@code openapi.json}. */
record Operation(
    String id, String method, String path, List<String> queries, Optional<JsonNode> example) {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final int DEEPEST_EXAMPLE = 8;

  static List<Operation> all() {
    var contract = contract();
    List<Operation> found = new ArrayList<>();
    for (var path : contract.get("paths").properties()) {
      for (var described : path.getValue().properties()) {
        if (METHODS.contains(described.getKey())) {
          found.add(of(contract, path.getKey(), described.getKey(), described.getValue()));
        }
      }
    }
    return found;
  }

  private static JsonNode contract() {
    try (var file = Operation.class.getClassLoader().getResourceAsStream("openapi.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Operation of(JsonNode contract, String path, String method, JsonNode described) {
    List<String> queries = new ArrayList<>();
    for (var parameter : described.path("parameters")) {
      var whole = followed(contract, parameter);
      if (whole.get("in").textValue().equals("query")) {
        queries.add(whole.get("name").textValue());
      }
    }
    var schema =
        described.path("requestBody").path("content").path("application/json").path("schema");
    return new Operation(
        described.get("operationId").textValue(),
        method.toUpperCase(),
        path,
        queries,
        schema.isMissingNode() ? Optional.empty() : Optional.of(example(contract, schema, 0)));
  }

  private static JsonNode followed(JsonNode contract, JsonNode node) {
    var ref = node.path("$ref");
    return ref.isMissingNode() ? node : contract.at(ref.textValue().substring(1));
  }

  /** A body with every field of the schema, plausible enough to reach what is behind the checks. */
  private static JsonNode example(JsonNode contract, JsonNode described, int depth) {
    var mapper = new ObjectMapper();
    var schema = followed(contract, described);
    for (var given : List.of("example", "const", "default")) {
      if (schema.has(given)) {
        return schema.get(given);
      }
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    for (var choice : List.of("oneOf", "anyOf", "allOf")) {
      if (schema.has(choice)) {
        return example(contract, schema.get(choice).get(0), depth);
      }
    }
    var type = schema.path("type");
    var name = type.isArray() ? type.get(0).asText() : type.asText("object");
    return switch (name) {
      case "string" -> mapper.getNodeFactory().textNode("something");
      case "integer", "number" -> mapper.getNodeFactory().numberNode(1);
      case "boolean" -> mapper.getNodeFactory().booleanNode(true);
      case "array" ->
          mapper.createArrayNode().add(example(contract, schema.path("items"), depth + 1));
      default -> {
        var object = mapper.createObjectNode();
        if (depth < DEEPEST_EXAMPLE) {
          for (var field : schema.path("properties").properties()) {
            object.set(field.getKey(), example(contract, field.getValue(), depth + 1));
          }
        }
        yield object;
      }
    };
  }
}
