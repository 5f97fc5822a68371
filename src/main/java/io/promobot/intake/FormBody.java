package io.promobot.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.untrusted.FormReader;
import io.promobot.untrusted.JsonReader;
import io.promobot.untrusted.Limits;
import io.promobot.untrusted.Unreadable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A bot builder's request, as names and texts: JSON or a form, whatever the Content-Type says,
 * because many builders send none.
 *
 * @param texts by the names as they were sent; nested values have names like {@code a.b}
 * @param nested names whose value was a list or an object
 */
public record FormBody(Map<String, String> texts, Set<String> nested) {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final JsonReader JSON = JsonReader.ofTemplates(Limits.OF_REQUESTS);
  private static final FormReader FORMS = new FormReader(Limits.OF_REQUESTS);
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

  /** In UTF-8, with one character for each byte. */
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private static final int MOST_FIELDS = 200;
  private static final int LONGEST_NAME = 100;

  private FormBody() {
    this(new LinkedHashMap<>(), new LinkedHashSet<>());
  }

  /** Throws a {@link Problem} or {@link Unreadable} that says where the body cannot be read. */
  static FormBody read(Optional<String> contentType, byte[] body) {
    var bytes = new String(body, ISO_8859_1);
    var start = (bytes.startsWith(BYTE_ORDER_MARK) ? bytes.substring(3) : bytes).strip();
    if (start.isEmpty()) {
      throw Problem.badInput("The request needs a body: JSON or a form");
    }
    var type = contentType.map(FormBody::withoutParameters).orElse("");
    if (type.startsWith("multipart/")) {
      throw Problem.badInput("Send the fields as JSON, or as a form of type " + FORM);
    }
    return isForm(type, start)
        ? ofForm(FORMS.read(body, contentType.flatMap(FormBody::charset)))
        : ofJson(JSON.read(body));
  }

  private static Optional<String> charset(String contentType) {
    var parameter = CHARSET.matcher(contentType);
    return parameter.find() ? Optional.of(parameter.group(1)) : Optional.empty();
  }

  private static String withoutParameters(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** What begins like JSON is JSON, even where a tool calls it a form, as curl does. */
  private static boolean isForm(String type, String text) {
    boolean likeJson = "{[\"".indexOf(text.charAt(0)) >= 0;
    return !likeJson && (type.equals(FORM) || !type.contains("json") && text.contains("="));
  }

  /** A field with several values is a list, as it would be in JSON. */
  private static FormBody ofForm(Map<String, List<String>> form) {
    var fields = new FormBody();
    form.forEach(
        (name, all) -> {
          var values = all.stream().distinct().toList();
          if (values.size() == 1) {
            fields.put(name, values.get(0));
          } else {
            fields.nested.add(name);
            IntStream.range(0, Math.min(values.size(), MOST_FIELDS))
                .forEach(i -> fields.put(name + "." + (i + 1), values.get(i)));
          }
        });
    return fields;
  }

  private static FormBody ofJson(JsonNode root) {
    if (!root.isObject()) {
      throw Problem.badInput("The body must be one JSON object, in curly brackets");
    }
    var fields = new FormBody();
    // Known names are at the top, and must not be crowded out by nested ones.
    root.properties().stream()
        .sorted(comparing(field -> field.getValue().isContainerNode()))
        .forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private void put(String name, JsonNode value) {
    if (value.isNull()) {
      return;
    }
    if (value.isValueNode()) {
      put(name, value.asText());
      return;
    }
    if (name.length() > LONGEST_NAME || texts.size() >= MOST_FIELDS) {
      // before names are joined: the same long one may apply to thousands of values
      return;
    }
    nested.add(name);
    value.properties().forEach(field -> put(name + "." + field.getKey(), field.getValue()));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      put(name + "." + (i + 1), value.get(i));
    }
  }

  private void put(String name, String text) {
    if (name.indexOf(0) >= 0) {
      var shown = name.replace('\0', '?');
      throw Problem.badInput(List.of(new Mistake(shown, "has a NUL character in its name")));
    }
    if (text.indexOf(0) >= 0) {
      throw Problem.badInput(List.of(new Mistake(name, "contains a NUL character; leave it out")));
    }
    if (texts.size() < MOST_FIELDS && name.length() <= LONGEST_NAME) {
      texts.putIfAbsent(whole(name), whole(text));
    }
  }

  /**
   * Half a surrogate pair, which JSON may contain and no database accepts, becomes a question mark.
   */
  private static String whole(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }
}
