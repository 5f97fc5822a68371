package io.promobot.contract;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import io.promobot.contract.Operation.Kind;
import io.promobot.contract.Operation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the operations and their inputs from the contract. */
final class ContractReader {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final String COMPONENTS = "components";

  /** Next to a pattern: what it means, for people. */
  private static final String IN_WORDS = "x-message";

  /** The ways to sign in, of an operation or, where it does not say, of all. */
  private static final String SECURITY = "security";

  private static final String LONGEST_BODY = "x-longest-body";
  private static final int LONGEST = 64 * 1024;

  /** Before sign-in there is little to send. */
  private static final int LONGEST_OF_STRANGERS = 4 * 1024;

  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012())
          .keyword(new NonValidationKeyword(COMPONENTS))
          .keyword(new NonValidationKeyword("example"))
          .build();

  private final JsonNode contract;
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(
          DIALECT,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .errorMessageKeyword(IN_WORDS)
                      .formatAssertionsEnabled(true)
                      .build()));

  ContractReader(JsonNode contract) {
    this.contract = contract;
  }

  Operations operations() {
    List<Operation> operations = new ArrayList<>();
    for (var path : contract.get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(operation(path.getKey(), path.getValue(), method.getKey()));
        }
      }
    }
    return new Operations(operations);
  }

  private Operation operation(String template, JsonNode path, String method) {
    var described = path.get(method);
    List<Parameter> parameters = new ArrayList<>();
    path.path("parameters").forEach(each -> parameters.add(parameter(followed(each))));
    described.path("parameters").forEach(each -> parameters.add(parameter(followed(each))));
    var schemes = schemes(described.has(SECURITY) ? described : contract);
    var strangers = schemes.isEmpty() || schemes.contains("till");
    return new Operation(
        described.get("operationId").textValue(),
        method.toUpperCase(ROOT),
        template,
        schemes,
        List.copyOf(parameters),
        described.path(LONGEST_BODY).asInt(strangers ? LONGEST_OF_STRANGERS : LONGEST),
        described.path("requestBody").path("required").asBoolean(false),
        body(described));
  }

  private static Set<String> schemes(JsonNode described) {
    Set<String> names = new TreeSet<>();
    described.get(SECURITY).forEach(way -> way.fieldNames().forEachRemaining(names::add));
    return names;
  }

  private Parameter parameter(JsonNode described) {
    var schema = described.get("schema");
    return new Parameter(
        described.get("name").textValue(),
        described.get("in").textValue().equals("path"),
        kind(schema.path("type").asText()),
        schema(schema));
  }

  private static Kind kind(String type) {
    return switch (type) {
      case "integer" -> Kind.WHOLE;
      case "array" -> Kind.LIST;
      default -> Kind.TEXT;
    };
  }

  private Optional<Schema> body(JsonNode operation) {
    var json = operation.path("requestBody").path("content").path("application/json");
    return json.has("schema") ? Optional.of(schema(json.get("schema"))) : Optional.empty();
  }

  /** A schema of the contract, prepared: the first request must not wait for it. */
  Schema schema(JsonNode described) {
    ObjectNode document = described.deepCopy();
    document.set(COMPONENTS, contract.get(COMPONENTS));
    var schema = schemas.getSchema(document);
    schema.initializeValidators();
    return schema;
  }

  /** The schema it refers to, if it does. */
  JsonNode followed(JsonNode node) {
    return node.has("$ref") ? contract.at(node.get("$ref").textValue().substring(1)) : node;
  }
}
