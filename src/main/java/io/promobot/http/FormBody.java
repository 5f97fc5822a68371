package io.promobot.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.promobot.http.Problem.Mistake;
import io.promobot.untrusted.JsonReader;
import io.promobot.untrusted.Limits;
import io.promobot.untrusted.Unreadable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a bot builder sent, as names and texts: JSON or a form, whatever the Content-Type says, for
 * many builders send none.
 *
 * @param texts by the names as they were sent; nested values stand under names like {@code a.b}
 * @param nested names whose value was a list or an object
 */
record FormBody(Map<String, String> texts, Set<String> nested) {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final JsonReader JSON = JsonReader.ofTemplates(Limits.OF_REQUESTS);
  private static final int MOST_FIELDS = 200;
  private static final int LONGEST_NAME = 100;

  private FormBody() {
    this(new LinkedHashMap<>(), new LinkedHashSet<>());
  }

  /** Throws a {@link Problem} or {@link Unreadable} that says where the body cannot be read. */
  static FormBody read(Optional<String> contentType, byte[] body) {
    var text = decoded(body);
    if (text.isBlank()) {
      throw Problem.badInput("The request needs a body: JSON or a form");
    }
    var type = contentType.map(FormBody::withoutParameters).orElse("");
    if (type.startsWith("multipart/")) {
      throw Problem.badInput("Send the fields as JSON, or as a form of type " + FORM);
    }
    return isForm(type, text.strip()) ? ofForm(text.strip()) : ofJson(text);
  }

  private static String decoded(byte[] body) {
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw Problem.badInput("The body is not text in UTF-8");
    }
  }

  private static String withoutParameters(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** What begins like JSON is JSON, also where a tool calls it a form, as curl does. */
  private static boolean isForm(String type, String text) {
    boolean likeJson = "{[\"".indexOf(text.charAt(0)) >= 0;
    return !likeJson && (type.equals(FORM) || !type.contains("json") && text.contains("="));
  }

  private static FormBody ofForm(String text) {
    var fields = new FormBody();
    try {
      new QueryStringDecoder(text, UTF_8, false, MOST_FIELDS)
          .parameters()
          .forEach((name, values) -> fields.put(name, values.get(0)));
    } catch (IllegalArgumentException notEncoded) {
      throw Problem.badInput("The form is not encoded as it must be: % stands before two digits");
    }
    return fields;
  }

  private static FormBody ofJson(String text) {
    JsonNode root = JSON.read(text);
    if (!root.isObject()) {
      throw Problem.badInput("The body must be one JSON object, in curly brackets");
    }
    var fields = new FormBody();
    // What we know by name stands at the top, and must not be crowded out by what is nested.
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
      // before names are joined: the same long one may stand over thousands of values
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
      throw Problem.badInput("A field's name holds a NUL character; leave it out");
    }
    if (text.indexOf(0) >= 0) {
      throw Problem.badInput(List.of(new Mistake(name, "holds a NUL character; leave it out")));
    }
    if (texts.size() < MOST_FIELDS && name.length() <= LONGEST_NAME) {
      texts.putIfAbsent(whole(name), whole(text));
    }
  }

  /** Half a surrogate pair, which JSON may hold and no database takes, becomes a question mark. */
  private static String whole(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }
}
