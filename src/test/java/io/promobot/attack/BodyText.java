package io.promobot.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text in an operation's body.
 *
 * @param path where it is, such as {@code copy, welcome}; a number is a place in a list
 * @param longest how long the contract allows it to be
 * @param standsFor the field it replaces: often itself
 */
record BodyText(List<String> path, int longest, String standsFor) {
  private static final String FIRST = "0";

  static BodyText at(List<String> path, int longest) {
    return new BodyText(path, longest, path.get(0));
  }

  /** The names by which a refusal may call it. */
  Set<String> names() {
    var own =
        path.stream().map(step -> step.equals(FIRST) ? "1" : step).collect(Collectors.joining("."));
    return path.contains(standsFor) ? Set.of(own) : Set.of(own, standsFor);
  }

  /** The body with this text in it, and everything else as it was. */
  JsonNode in(JsonNode body, String text) {
    ObjectNode changed = body.deepCopy();
    if (!path.contains(standsFor)) {
      changed.remove(standsFor);
    }
    JsonNode parent = changed;
    for (int i = 0; i < path.size() - 1; i++) {
      parent = part(parent, path.get(i), path.get(i + 1).equals(FIRST));
    }
    var last = path.get(path.size() - 1);
    if (parent instanceof ArrayNode list) {
      list.removeAll().add(text);
    } else {
      ((ObjectNode) parent).put(last, text);
    }
    return changed;
  }

  /** The part of this name, created if it is missing. */
  private static JsonNode part(JsonNode parent, String step, boolean list) {
    if (parent instanceof ArrayNode array) {
      return array.isEmpty() ? array.addObject() : array.get(0);
    }
    var object = (ObjectNode) parent;
    return list ? object.withArrayProperty(step) : object.withObjectProperty(step);
  }
}
