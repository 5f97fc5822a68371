package io.promobot.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.promobot.flow.FormTap;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Phrases;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * The menu of the page's chat: Facebook shows each person the one of their language, and everybody
 * else the one of the shop's.
 */
final class PageMenu {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String OTHERS = "default";

  private final Supplier<StoryLanguage> language;

  /** What tells two menus apart. */
  private record Item(String locale, String payload, String title) {}

  PageMenu(Supplier<StoryLanguage> language) {
    this.language = language;
  }

  /** As the profile takes it. */
  ArrayNode wanted() {
    ArrayNode menus = JSON.createArrayNode();
    menus.add(menu(OTHERS, language.get()));
    for (StoryLanguage each : StoryLanguage.values()) {
      each.facebookLocales().forEach(locale -> menus.add(menu(locale, each)));
    }
    return menus;
  }

  // {"locale":"default","composer_input_disabled":false,"call_to_actions":[{"type":"postback",…}]}
  private static ObjectNode menu(String locale, StoryLanguage language) {
    ObjectNode menu = JSON.createObjectNode().put("locale", locale);
    menu.put("composer_input_disabled", false);
    ArrayNode items = menu.putArray("call_to_actions");
    for (FormTap.Kind item : FormTap.Kind.menu()) {
      items
          .addObject()
          .put("type", "postback")
          .put("title", Phrases.menu(item, language))
          .put("payload", item.payload());
    }
    return menu;
  }

  /** Whether this one is missing, or is one of ours from before; an owner's own stays. */
  boolean isLacking(JsonNode there) {
    if (there.isEmpty()) {
      return true;
    }
    Set<Item> items = items(there);
    return !items.isEmpty()
        && items.stream().allMatch(PageMenu::isOurs)
        && !items.equals(items(wanted()));
  }

  private static Set<Item> items(JsonNode menus) {
    Set<Item> items = new HashSet<>();
    for (JsonNode menu : menus) {
      String locale = menu.path("locale").asText(OTHERS);
      StreamSupport.stream(menu.path("call_to_actions").spliterator(), false)
          .map(item -> new Item(locale, item.path("payload").asText(), item.path("title").asText()))
          .forEach(items::add);
    }
    return items;
  }

  private static boolean isOurs(Item item) {
    List<StoryLanguage> all = Arrays.asList(StoryLanguage.values());
    return FormTap.Kind.menu().stream()
        .filter(kind -> kind.payload().equals(item.payload()))
        .anyMatch(
            kind -> all.stream().anyMatch(each -> Phrases.menu(kind, each).equals(item.title())));
  }
}
