package io.promobot.segment;

import io.promobot.segment.ConditionRefused.Mistake;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of one condition; each mistake is noted with its place. */
final class Fields {
  private static final int LONGEST = 64;
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}([.][0-9]{1,2})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final String at;
  private final JsonObject object;
  private final List<Mistake> mistakes;
  private boolean right = true;

  Fields(String at, Object value, List<String> known, List<Mistake> mistakes) {
    this.at = at;
    this.mistakes = mistakes;
    if (value instanceof JsonObject given) {
      object = given;
      given.fieldNames().stream()
          .filter(name -> !known.contains(name))
          .sorted()
          .forEach(name -> wrong(name, "is not a known field; leave it out"));
    } else {
      object = new JsonObject();
      right = false;
      mistakes.add(new Mistake(at, "must be an object with " + String.join(" or ", known)));
    }
  }

  String at() {
    return at;
  }

  /** Whether no mistake was found yet. */
  boolean right() {
    return right;
  }

  void wrong(String name, String message) {
    right = false;
    mistakes.add(new Mistake(at + "." + name, message));
  }

  Optional<String> text(String name) {
    Object value = object.getValue(name);
    if (value instanceof String text && !text.isEmpty() && text.length() <= LONGEST) {
      return Optional.of(text);
    }
    return missing(name, "must be a text of 1 to %d characters".formatted(LONGEST));
  }

  Optional<Integer> number(String name, int most) {
    Object value = object.getValue(name);
    if (value instanceof Integer number && number >= 1 && number <= most) {
      return Optional.of(number);
    }
    return missing(name, "must be a whole number from 1 to " + most);
  }

  Optional<LocalDate> day(String name) {
    if (object.getValue(name) instanceof String text && text.length() == "2026-11-21".length()) {
      try {
        return Optional.of(LocalDate.parse(text));
      } catch (DateTimeParseException notADay) {
        // the message below says what a day looks like
      }
    }
    return missing(name, "must be a day such as 2026-11-21");
  }

  Optional<BigDecimal> amount(String name) {
    if (object.getValue(name) instanceof String text && AMOUNT.matcher(text).matches()) {
      return Optional.of(new BigDecimal(text));
    }
    return missing(name, "must be an amount in quotes, such as \"23.50\"");
  }

  Optional<String> currency(String name) {
    if (object.getValue(name) instanceof String text && CURRENCY.matcher(text).matches()) {
      return Optional.of(text);
    }
    return missing(name, "must be three capital letters, such as EUR");
  }

  /** What is left out may be left out. */
  private <T> Optional<T> missing(String name, String message) {
    if (object.containsKey(name)) {
      wrong(name, message);
    }
    return Optional.empty();
  }
}
