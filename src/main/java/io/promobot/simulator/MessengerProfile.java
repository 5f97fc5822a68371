package io.promobot.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The page's Get Started button, greeting and menu, as the product has set them. */
final class MessengerProfile {
  private static final int LONGEST_GREETING = 160;
  private static final int LONGEST_ITEM = 30;

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
    if (wanted.containsKey("greeting") && !greets(wanted.getValue("greeting"))) {
      return Optional.of(
          GraphError.invalid(
              "Param greeting must have a default locale and texts of 1 to 160 characters"));
    }
    if (!items(wanted).stream().allMatch(MessengerProfile::fits)) {
      return Optional.of(
          GraphError.invalid(
              "Param persistent_menu needs items with a title of 1 to 30 characters and a payload"));
    }
    fields.mergeIn(wanted);
    return Optional.empty();
  }

  private static boolean greets(Object greeting) {
    if (!(greeting instanceof JsonArray texts)) {
      return false;
    }
    boolean fits = true;
    boolean standard = false;
    for (Object each : texts) {
      Node one = Node.of(each);
      int length = one.textOr("text", "").length();
      fits &= length > 0 && length <= LONGEST_GREETING;
      standard |= one.textOr("locale", "").equals("default");
    }
    return fits && standard;
  }

  private static boolean fits(Node item) {
    boolean leads = !item.blank(item.textOr("type", "").equals("web_url") ? "url" : "payload");
    return leads && !item.blank("title") && !item.longer("title", LONGEST_ITEM);
  }

  /** The contents of the persistent menu that somebody sees whose language has none of its own. */
  List<Node> items() {
    return Node.of(fields).list("persistent_menu").stream()
        .filter(menu -> menu.textOr("locale", "").equals("default"))
        .flatMap(menu -> menu.list("call_to_actions").stream())
        .toList();
  }

  private static List<Node> items(JsonObject profile) {
    return Node.of(profile).list("persistent_menu").stream()
        .flatMap(menu -> menu.list("call_to_actions").stream())
        .toList();
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
