package io.promobot.simulator;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The page's Get Started button, greeting and menu, as the product has set them. */
final class MessengerProfile {
  private final JsonObject fields = new JsonObject();

  Optional<GraphError> set(JsonObject wanted) {
    boolean startable = fields.containsKey("get_started") || wanted.containsKey("get_started");
    if (wanted.containsKey("persistent_menu") && !startable) {
      return Optional.of(
          GraphError.of(
              400,
              100,
              2018145,
              "(#100) You must set a Get Started button if you also wish to use persistent menu"));
    }
    fields.mergeIn(wanted);
    return Optional.empty();
  }

  JsonObject get(List<String> wanted) {
    JsonObject found = fields.copy();
    found.fieldNames().removeIf(name -> !wanted.isEmpty() && !wanted.contains(name));
    return found;
  }

  void delete(List<String> unwanted) {
    unwanted.forEach(fields::remove);
  }

  String startPayload() {
    return Node.of(fields.getValue("get_started")).textOr("payload", "start");
  }

  void clear() {
    fields.clear();
  }
}
