package io.promobot.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.promobot.contract.Operation.Kind;
import io.promobot.contract.Operation.Parameter;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Admits what matches the contract: parameters first, then the body. */
public final class InputHandler implements Handler<RoutingContext> {
  /** Where the request carries its parameters as a {@link Map} of texts. */
  public static final String PARAMETERS = "parameters";

  /** Where it carries those that may be given several times, as a {@link Map} of lists. */
  static final String LISTS = "parameter-lists";

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
  private static final int DIGITS_OF_A_LONG = 18;

  @Override
  public void handle(RoutingContext ctx) {
    Operation operation = ctx.get(ContractHandler.OPERATION);
    Map<String, String> inPath = ctx.get(ContractHandler.IN_PATH);
    Map<String, String> values = new HashMap<>();
    Map<String, List<String>> lists = new HashMap<>();
    List<Mistake> mistakes = new ArrayList<>();
    for (var parameter : operation.parameters()) {
      if (parameter.kind() == Kind.LIST) {
        List<String> given = ctx.queryParam(parameter.name()).stream().distinct().toList();
        lists.put(parameter.name(), given);
        mistakes.addAll(given.isEmpty() ? List.of() : ofList(parameter, given));
        continue;
      }
      var value = value(ctx, inPath, parameter);
      value.ifPresent(given -> values.put(parameter.name(), given));
      var wrong = value.map(given -> mistakes(parameter, given)).orElse(List.of());
      if (parameter.inPath() && !wrong.isEmpty()) {
        ctx.fail(Problem.notFound("Nothing found with this id"));
        return;
      }
      mistakes.addAll(wrong);
    }
    operation.body().ifPresent(schema -> mistakes.addAll(InputMistakes.ofBody(schema, body(ctx))));
    if (mistakes.isEmpty()) {
      ctx.put(PARAMETERS, values).put(LISTS, lists).next();
    } else {
      ctx.fail(Problem.badInput(mistakes));
    }
  }

  private static JsonNode body(RoutingContext ctx) {
    return ctx.get(JsonBodyHandler.JSON);
  }

  /** If a parameter is given twice the first one counts. */
  private static Optional<String> value(
      RoutingContext ctx, Map<String, String> inPath, Parameter parameter) {
    var name = parameter.name();
    return parameter.inPath()
        ? Optional.of(inPath.get(name))
        : ctx.queryParam(name).stream().findFirst();
  }

  private static List<Mistake> mistakes(Parameter parameter, String value) {
    var name = parameter.name();
    if (parameter.kind() == Kind.WHOLE) {
      return WHOLE.matcher(value).matches()
          ? InputMistakes.ofParameter(name, parameter.schema(), LongNode.valueOf(whole(value)))
          : List.of(new Mistake(name, InputMistakes.NOT_WHOLE));
    }
    return value.indexOf(0) >= 0
        ? List.of(new Mistake(name, "contains a NUL character; leave it out"))
        : InputMistakes.ofParameter(name, parameter.schema(), TextNode.valueOf(value));
  }

  private static List<Mistake> ofList(Parameter parameter, List<String> given) {
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    given.forEach(values::add);
    return InputMistakes.ofParameter(parameter.name(), parameter.schema(), values).stream()
        .distinct()
        .toList();
  }

  /** Anything beyond a long is far beyond every parameter's range, which is all we need to know. */
  private static long whole(String digits) {
    if (digits.length() <= DIGITS_OF_A_LONG) {
      return Long.parseLong(digits);
    }
    return digits.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
