package io.promobot.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes a JSON document in random places. */
public final class JsonMutator {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String MARK = "@hostile@";

  private final Random random;

  public JsonMutator(Random random) {
    this.random = random;
  }

  /** The document with one to three changes anywhere in it. */
  public byte[] mutate(JsonNode document) {
    JsonNode changed = document.deepCopy();
    for (int i = 0; i <= random.nextInt(3); i++) {
      change(changed);
    }
    return written(changed);
  }

  /** The document with a hostile value in this place. */
  byte[] hostileAt(BodyText field, JsonNode document) {
    return written(field.in(document, MARK));
  }

  private byte[] written(JsonNode changed) {
    var text = new StringBuilder(changed.toString());
    var mark = "\"" + MARK + "\"";
    for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark)) {
      text.replace(at, at + mark.length(), Hostile.json(random));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void change(JsonNode document) {
    List<JsonNode> containers = new ArrayList<>();
    collect(document, containers);
    if (containers.isEmpty()) {
      return;
    }
    JsonNode container = Hostile.any(containers, random);
    if (container instanceof ObjectNode object) {
      changeObject(object);
    } else if (container instanceof ArrayNode array) {
      changeArray(array);
    }
  }

  private void changeObject(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || random.nextInt(6) == 0) {
      object.put("unknown" + random.nextInt(3), MARK);
      return;
    }
    var name = Hostile.any(names, random);
    switch (random.nextInt(4)) {
      case 0 -> object.remove(name);
      case 1 -> object.set("renamed", object.remove(name));
      case 2 -> object.set(name, MAPPER.createArrayNode().add(object.get(name)));
      default -> object.put(name, MARK);
    }
  }

  private void changeArray(ArrayNode array) {
    if (array.isEmpty() || random.nextInt(4) == 0) {
      array.add(MARK);
    } else if (random.nextBoolean()) {
      JsonNode one = array.get(random.nextInt(array.size()));
      for (int i = 0; i < random.nextInt(40); i++) {
        array.add(one.deepCopy());
      }
    } else {
      array.set(random.nextInt(array.size()), MAPPER.getNodeFactory().textNode(MARK));
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }
}
