package io.promobot.segment;

import static java.util.stream.Collectors.joining;

import io.promobot.segment.Condition.All;
import io.promobot.segment.Condition.Any;
import io.promobot.segment.Condition.Not;
import io.promobot.segment.ConditionRefused.Mistake;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads conditions. Each is an object with one field that says what it is about: {@code all} and
 * {@code any} with a list of conditions, {@code not} with one, and those of {@link FactReader}.
 */
public final class ConditionReader {
  /** How deep all, any and not may stand within each other. */
  static final int DEEPEST = 4;

  /** How many conditions there may be, without counting all, any and not. */
  static final int MOST = 50;

  private static final String WHERE = "where";

  /** Fields that a refusal names, of however many were sent. */
  private static final int SHOWN = 5;

  private final List<Mistake> mistakes = new ArrayList<>();
  private final FactReader facts;
  private int read;

  private ConditionReader(StoryOf stories) {
    facts = new FactReader(stories, mistakes);
  }

  /** Throws {@link ConditionRefused} with every mistake. */
  public static Condition read(JsonObject where, StoryOf stories) {
    var reader = new ConditionReader(stories);
    var condition = reader.condition(WHERE, where, 0);
    if (reader.read > MOST) {
      throw ConditionRefused.of(
          WHERE, "has more than %d conditions; leave some out".formatted(MOST));
    }
    if (!reader.mistakes.isEmpty()) {
      throw new ConditionRefused(reader.mistakes);
    }
    return condition.orElseThrow();
  }

  private Optional<Condition> condition(String at, Object value, int depth) {
    if (!(value instanceof JsonObject object)) {
      return mistake(at, "must be a condition, such as {\"origin\": \"poster\"}");
    }
    if (object.size() != 1) {
      return mistake(
          at,
          object.isEmpty()
              ? "is empty; say what it is about, such as {\"origin\": \"poster\"}"
              : "has the fields %s; each condition has one, and all or any joins several"
                  .formatted(
                      object.fieldNames().stream().sorted().limit(SHOWN).collect(joining(", "))));
    }
    Map.Entry<String, Object> only = object.iterator().next();
    String inside = at + "." + only.getKey();
    return switch (only.getKey()) {
      case "all" -> group(inside, only.getValue(), depth, All::new);
      case "any" -> group(inside, only.getValue(), depth, Any::new);
      case "not" ->
          deeper(inside, depth, () -> condition(inside, only.getValue(), depth + 1)).map(Not::new);
      default -> fact(at, only.getKey(), only.getValue());
    };
  }

  private Optional<Condition> fact(String at, String about, Object value) {
    read++;
    if (read > MOST) {
      return Optional.empty();
    }
    return facts.read(at, about, value);
  }

  private Optional<Condition> group(
      String at, Object value, int depth, Function<List<Condition>, Condition> made) {
    if (!(value instanceof JsonArray list) || list.isEmpty()) {
      return mistake(at, "must be a list of at least one condition, in square brackets");
    }
    return deeper(
        at,
        depth,
        () -> {
          List<Condition> inside = new ArrayList<>();
          for (int i = 0; i < list.size() && read <= MOST; i++) {
            condition(at + "." + (i + 1), list.getValue(i), depth + 1).ifPresent(inside::add);
          }
          return Optional.of(made.apply(List.copyOf(inside)));
        });
  }

  private Optional<Condition> deeper(String at, int depth, Supplier<Optional<Condition>> inside) {
    return depth < DEEPEST
        ? inside.get()
        : mistake(at, "stands in more than %d of all, any and not; use fewer".formatted(DEEPEST));
  }

  private Optional<Condition> mistake(String at, String message) {
    mistakes.add(new Mistake(at, message));
    return Optional.empty();
  }
}
