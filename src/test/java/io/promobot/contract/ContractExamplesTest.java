package io.promobot.contract;

import static io.vertx.core.json.Json.encode;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.http.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What people read at /docs/api is generated from the contract: it must be complete, and its
 * examples valid.
 */
class ContractExamplesTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private static JsonObject contract;
  private static ContractReader reader;

  private record Operation(String name, JsonObject described, JsonArray parameters) {}

  @BeforeAll
  static void read() {
    var text = ContractStore.text(ContractStore.JSON);
    contract = new JsonObject(text);
    reader = new ContractReader(Json.read(text));
  }

  @Test
  void every_example_fits_its_schema() {
    List<String> mistakes = new ArrayList<>();
    int checked = examplesIn("contract", contract, mistakes);

    assertThat(mistakes).isEmpty();
    assertThat(checked).isGreaterThan(50);
  }

  /** An example is part of its schema, or next to the schema of its parameter. */
  private static int examplesIn(String place, Object node, List<String> mistakes) {
    int checked = 0;
    if (node instanceof JsonArray list) {
      for (int i = 0; i < list.size(); i++) {
        checked += examplesIn(place + "." + i, list.getValue(i), mistakes);
      }
    }
    if (node instanceof JsonObject object) {
      if (object.getValue("examples") instanceof JsonArray examples) {
        for (var example : examples) {
          checked++;
          check(place, object, example, mistakes);
        }
        object = object.copy();
        object.remove("examples");
      }
      if (object.containsKey("example")) {
        checked++;
        check(place, object.getJsonObject("schema"), object.getValue("example"), mistakes);
      }
      for (Map.Entry<String, Object> each : object) {
        checked += examplesIn(place + "." + each.getKey(), each.getValue(), mistakes);
      }
    }
    return checked;
  }

  private static void check(String place, JsonObject schema, Object value, List<String> mistakes) {
    var wrong = reader.schema(Json.read(schema.encode())).validate(Json.read(encode(value)));
    if (!wrong.isEmpty()) {
      mistakes.add(place + ": " + wrong);
    }
  }

  @Test
  void every_operation_says_what_it_is_for() {
    assertThat(operations())
        .allSatisfy(
            operation -> assertThat(operation.described().getString("summary")).endsWith("."));
  }

  @Test
  void every_parameter_says_what_it_means() {
    for (var operation : operations()) {
      for (var parameter : operation.parameters()) {
        var described = followed((JsonObject) parameter);
        assertThat(described.getString("description"))
            .as("%s: %s", operation.name(), described.getString("name"))
            .isNotBlank();
        if (described.getString("in").equals("path")) {
          assertThat(described.getValue("example")).as(operation.name()).isNotNull();
        }
      }
    }
  }

  @Test
  void every_body_comes_with_an_example() {
    for (var operation : operations()) {
      var body = operation.described().getJsonObject("requestBody");
      var json =
          body == null ? null : body.getJsonObject("content").getJsonObject("application/json");
      if (json != null) {
        assertThat(followed(json.getJsonObject("schema")).getJsonArray("examples"))
            .as(operation.name())
            .isNotEmpty();
      }
    }
  }

  @Test
  void every_operation_stands_in_a_group_that_is_described() {
    List<String> groups = new ArrayList<>();
    for (var tag : contract.getJsonArray("tags")) {
      assertThat(((JsonObject) tag).getString("description")).isNotBlank();
      groups.add(((JsonObject) tag).getString("name"));
    }

    assertThat(operations())
        .allSatisfy(
            operation ->
                assertThat(groups)
                    .contains(operation.described().getJsonArray("tags").getString(0)));
  }

  private static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (var path : contract.getJsonObject("paths")) {
      var item = (JsonObject) path.getValue();
      for (var operation : item) {
        if (METHODS.contains(operation.getKey())) {
          var described = (JsonObject) operation.getValue();
          var parameters = item.getJsonArray("parameters", new JsonArray()).copy();
          parameters.addAll(described.getJsonArray("parameters", new JsonArray()));
          var name = described.getString("operationId");
          operations.add(new Operation(name, described, parameters));
        }
      }
    }
    assertThat(operations).hasSizeGreaterThan(40);
    return operations;
  }

  private static JsonObject followed(JsonObject node) {
    var reference = node.getString("$ref");
    if (reference == null) {
      return node;
    }
    JsonObject found = contract;
    for (var part : reference.substring(2).split("/")) {
      found = found.getJsonObject(part);
    }
    return found;
  }
}
