package io.promobot.http;

import io.promobot.http.Problem.Mistake;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in plain words what does not fit the contract, and how to mend it. */
final class BadInputHandler implements Handler<RoutingContext> {
  private static final Pattern PARAMETER = Pattern.compile("The value of (\\w+) parameter (\\w+) ");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  /** Say only that something below them is wrong, which is said on its own. */
  private static final Set<String> ECHOES = Set.of("properties", "$ref", "items");

  private static final String UNKNOWN_FIELD = "additionalProperties";
  private static final String WRONG_FORM = "has a form that is not allowed here";

  @Override
  public void handle(RoutingContext ctx) {
    if (ctx.failure() != null && ctx.failure().getCause() instanceof SchemaValidationException e) {
      ctx.fail(problem(e));
    } else {
      ctx.next();
    }
  }

  private static Problem problem(SchemaValidationException e) {
    Matcher parameter = PARAMETER.matcher(e.getMessage());
    if (!parameter.lookingAt()) {
      return Problem.badInput(mistakes(e.getOutputUnit().getErrors(), ""));
    }
    return parameter.group(1).equals("path")
        ? Problem.notFound("There is nothing with such an id")
        : Problem.badInput(mistakes(e.getOutputUnit().getErrors(), parameter.group(2)));
  }

  private static List<Mistake> mistakes(List<OutputUnit> units, String parameter) {
    // The library also calls a field unknown when its value is wrong.
    Set<String> known =
        units.stream()
            .filter(unit -> !keyword(unit).equals(UNKNOWN_FIELD))
            .map(OutputUnit::getInstanceLocation)
            .collect(Collectors.toSet());
    return units.stream()
        .filter(unit -> !ECHOES.contains(keyword(unit)))
        .filter(
            unit ->
                !keyword(unit).equals(UNKNOWN_FIELD) || !known.contains(unit.getInstanceLocation()))
        .map(unit -> mistake(unit, parameter))
        .distinct()
        .toList();
  }

  private static String keyword(OutputUnit unit) {
    var location = unit.getKeywordLocation();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private static Mistake mistake(OutputUnit unit, String parameter) {
    var field = parameter.isEmpty() ? field(unit.getInstanceLocation()) : parameter;
    var keyword = keyword(unit);
    if (keyword.equals("required")) {
      var missing = all(QUOTED, unit.getError(), 1).get(0);
      return new Mistake(field.equals("body") ? missing : field + "." + missing, "is missing");
    }
    return new Mistake(field, message(keyword, unit.getError()));
  }

  private static String field(String location) {
    return location.length() > 2 ? location.substring(2).replace('/', '.') : "body";
  }

  private static String message(String keyword, String error) {
    var numbers = all(NUMBER, error, 0);
    return switch (keyword) {
      case "minLength" -> tooShort(numbers);
      case "maxLength" ->
          "is " + numbers.get(0) + " characters long; at most " + numbers.get(1) + " are taken";
      case "pattern" -> "may hold letters, digits, - and _, 1 to 64 of them";
      case "minimum" -> "must be at least " + numbers.get(1);
      case "maximum" -> "must be at most " + numbers.get(1);
      case "minProperties" -> "needs at least one field";
      case "maxProperties" -> "may have one field only";
      case "type" -> "must be " + type(error.substring(error.lastIndexOf(' ') + 1));
      case "enum" -> "must be one of " + String.join(", ", all(QUOTED, error, 1));
      case "format" -> form(error);
      case UNKNOWN_FIELD -> "is not a field we know; leave it out";
      default -> WRONG_FORM;
    };
  }

  private static String form(String error) {
    return error.contains("\"date\"") ? "must be a day such as 2026-11-21" : WRONG_FORM;
  }

  private static String tooShort(List<String> numbers) {
    return numbers.get(1).equals("1")
        ? "must not be empty"
        : "is " + numbers.get(0) + " characters long; at least " + numbers.get(1) + " are needed";
  }

  private static String type(String name) {
    return switch (name) {
      case "string" -> "a text";
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      case "object" -> "an object, in curly brackets";
      default -> "of type " + name;
    };
  }

  private static List<String> all(Pattern pattern, String text, int group) {
    return pattern.matcher(text).results().map(found -> found.group(group)).toList();
  }
}
