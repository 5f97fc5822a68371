package io.promobot.untrusted;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads one JSON value, and says where and why when it cannot. */
public final class JsonReader {
  private static final String CURLY_QUOTES = "\u201C\u201D\u201E";

  private final JsonFactory factory;

  private JsonReader(Limits limits, boolean rawControls) {
    factory = limits.json();
    factory.configure(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS.mappedFeature(), rawControls);
  }

  public static JsonReader strict(Limits limits) {
    return new JsonReader(limits, false);
  }

  /** Also accepts tabs and line breaks inside texts as they are: bot builders fill in templates. */
  public static JsonReader ofTemplates(Limits limits) {
    return new JsonReader(limits, true);
  }

  /** Throws {@link Unreadable} unless this is JSON in UTF-8, within the limits. */
  public JsonNode read(byte[] json) {
    return read(Utf8.text(json));
  }

  /** Throws {@link Unreadable} unless this is JSON within the limits. */
  public JsonNode read(String json) {
    try (JsonParser parser = factory.createParser(json)) {
      return read(parser, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(JsonParser parser, String json) throws IOException {
    var tree = new JsonTree(parser);
    try {
      parser.nextToken();
      JsonNode value = tree.value();
      if (parser.nextToken() == null) {
        return value;
      }
      throw notJson(parser.currentTokenLocation(), json);
    } catch (TooMuch e) {
      throw e.ofValue() && !tree.path().isEmpty()
          ? Unreadable.field(tree.path(), e.getMessage())
          : Unreadable.body(e.getMessage() + place(parser.currentLocation()));
    } catch (JsonProcessingException e) {
      var at = Optional.ofNullable(e.getLocation());
      throw notJson(at.orElseGet(parser::currentLocation), json);
    }
  }

  /** Explains the most common mistake in JSON written by hand. */
  private static Unreadable notJson(JsonLocation at, String json) {
    boolean curly = json.chars().anyMatch(c -> CURLY_QUOTES.indexOf(c) >= 0);
    var hint = curly ? "; quotes must be straight (\"), and some of these are curly" : "";
    return Unreadable.body("is not JSON" + place(at) + hint);
  }

  private static String place(JsonLocation at) {
    return ": check line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
