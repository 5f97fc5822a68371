package io.promobot.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import io.promobot.http.Problem.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Explains in plain words what does not match a schema of the contract, and how to fix it. */
final class InputMistakes {
  static final String NOT_WHOLE = "must be a whole number";

  private InputMistakes() {}

  static List<Mistake> ofBody(Schema schema, JsonNode body) {
    return schema.validate(body).stream().map(error -> mistake(field(error), error)).toList();
  }

  static List<Mistake> ofParameter(String name, Schema schema, JsonNode value) {
    return schema.validate(value).stream().map(error -> mistake(name, error)).toList();
  }

  private static Mistake mistake(String field, Error error) {
    return new Mistake(field, error.isCustomMessage() ? error.getMessage() : message(error));
  }

  /** Such as {@code copy.welcome}, or {@code channels.1} for the first of a list. */
  private static String field(Error error) {
    List<String> steps = new ArrayList<>();
    NodePath at = error.getInstanceLocation();
    for (int i = 0; i < at.getNameCount(); i++) {
      steps.add(at.getElement(i) instanceof Integer index ? "" + (index + 1) : at.getName(i));
    }
    Optional.ofNullable(error.getProperty()).ifPresent(steps::add);
    return steps.isEmpty() ? "body" : String.join(".", steps);
  }

  private static String message(Error error) {
    return switch (error.getKeyword()) {
      case "required" -> "is missing";
      case "additionalProperties" -> "is not a known field; leave it out";
      case "type" -> type(error);
      case "enum" -> "must be one of " + oneOf(error.getSchemaNode());
      case "format" -> "must be a day such as 2026-11-21";
      case "minLength" -> tooShort(error);
      case "maxLength" ->
          "is %s characters long; at most %s are allowed".formatted(length(error), limit(error));
      case "minimum" -> "must be at least " + limit(error);
      case "maximum" -> "must be at most " + limit(error);
      case "minProperties" -> "needs at least one field";
      case "maxProperties" -> tooMany(limit(error).toString());
      case "maxItems" -> "may have at most %s entries".formatted(limit(error));
      default -> "is not allowed here";
    };
  }

  private static String tooMany(String limit) {
    return limit.equals("1")
        ? "may have one field only"
        : "may have at most %s fields".formatted(limit);
  }

  private static String tooShort(Error error) {
    return length(error) == 0
        ? "must not be empty"
        : "is %s characters long; at least %s are needed".formatted(length(error), limit(error));
  }

  private static int length(Error error) {
    var text = error.getInstanceNode().textValue();
    return text.codePointCount(0, text.length());
  }

  /** The minimum or maximum that the contract allows. */
  private static Object limit(Error error) {
    return error.getArguments()[0];
  }

  private static String oneOf(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return String.join(", ", texts);
  }

  private static String type(Error error) {
    var expected = String.valueOf(error.getArguments()[1]);
    return switch (expected.toLowerCase(Locale.ROOT)) {
      case "string" -> "must be a text";
      case "integer" -> NOT_WHOLE;
      case "boolean" -> "must be true or false";
      case "array" -> "must be a list, in square brackets";
      case "object" -> "must be an object, in curly brackets";
      default -> "must be of type " + expected;
    };
  }
}
