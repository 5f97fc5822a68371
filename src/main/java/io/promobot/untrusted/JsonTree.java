package io.promobot.untrusted;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;

/**
 * Builds the tree of what a parser reads, and refuses what nobody could have meant: a name given
 * twice, and NUL, which PostgreSQL cannot store in a text. Half a character becomes a sign for what
 * cannot be read.
 */
final class JsonTree {
  private static final int LONGEST_PATH = 200;
  private static final int REPLACEMENT = 0xFFFD;
  private static final String NUL = "contains a NUL character; leave it out";

  private final JsonParser parser;
  private final JsonNodeFactory nodes = JsonNodeFactory.instance;

  JsonTree(JsonParser parser) {
    this.parser = parser;
  }

  /** From the parser's current token. The parser's own depth limit ends the recursion. */
  JsonNode value() throws IOException {
    if (parser.currentToken() == null) {
      throw new JsonParseException(parser, "nothing here");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> nodes.textNode(text(parser.getText()));
      case VALUE_NUMBER_INT -> whole();
      case VALUE_NUMBER_FLOAT -> fraction();
      case VALUE_TRUE -> nodes.booleanNode(true);
      case VALUE_FALSE -> nodes.booleanNode(false);
      case VALUE_NULL -> nodes.nullNode();
      default -> throw new JsonParseException(parser, "no value");
    };
  }

  private JsonNode object() throws IOException {
    var object = nodes.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = text(parser.currentName());
      parser.nextToken();
      if (object.replace(name, value()) != null) {
        throw Unreadable.field(path(), "is given twice");
      }
    }
    return object;
  }

  private JsonNode array() throws IOException {
    var array = nodes.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value());
    }
    return array;
  }

  /** An infinite one would break all that compares numbers. */
  private JsonNode fraction() throws IOException {
    double number = parser.getDoubleValue();
    if (Double.isInfinite(number)) {
      throw path().isEmpty()
          ? Unreadable.body("is too large a number")
          : Unreadable.field(path(), "is too large a number");
    }
    return nodes.numberNode(number);
  }

  private JsonNode whole() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> nodes.numberNode(parser.getIntValue());
      case LONG -> nodes.numberNode(parser.getLongValue());
      default -> nodes.numberNode(parser.getBigIntegerValue());
    };
  }

  /** Half a surrogate pair, as {@code "\\ud800"} is, could be neither stored nor sent. */
  private String text(String read) {
    if (read.indexOf(0) >= 0) {
      throw Unreadable.field(path(), NUL);
    }
    if (read.chars().noneMatch(JsonTree::isHalf)) {
      return read;
    }
    var whole = new StringBuilder(read.length());
    read.codePoints()
        .map(point -> isHalf(point) ? REPLACEMENT : point)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  /** Such as {@code copy.welcome} or {@code changes.1.text}; built only to report a mistake. */
  String path() {
    var path = new StringBuilder();
    for (var at = parser.getParsingContext(); !at.inRoot(); at = at.getParent()) {
      path.insert(0, step(at)).insert(0, '.');
    }
    var whole = path.substring(Math.min(1, path.length())).replace('\0', '?');
    return whole.length() > LONGEST_PATH ? whole.substring(0, LONGEST_PATH) + "…" : whole;
  }

  private static String step(JsonStreamContext at) {
    return at.inArray() ? String.valueOf(at.getCurrentIndex() + 1) : at.getCurrentName();
  }
}
