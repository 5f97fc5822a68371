package io.promobot.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Phrases;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What people read before their first message: ours in each language, or the owner's own words,
 * which everybody reads.
 */
final class PageGreeting {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String OTHERS = "default";

  private final Supplier<StoryLanguage> language;

  /** {@code language} is the shop's main one. */
  PageGreeting(Supplier<StoryLanguage> language) {
    this.language = language;
  }

  /** As the profile takes it, with this text for everybody whose language has none of its own. */
  static ArrayNode saying(String text) {
    ArrayNode greetings = JSON.createArrayNode();
    greetings.addObject().put("locale", OTHERS).put("text", text);
    if (isOurs(text)) {
      for (StoryLanguage each : StoryLanguage.values()) {
        each.facebookLocales()
            .forEach(
                locale ->
                    greetings
                        .addObject()
                        .put("locale", locale)
                        .put("text", Phrases.greeting(each)));
      }
    }
    return greetings;
  }

  /** Ours, with the main language's for everybody else. */
  ArrayNode wanted() {
    return saying(Phrases.greeting(language.get()));
  }

  private static boolean isOurs(String text) {
    return Arrays.stream(StoryLanguage.values()).map(Phrases::greeting).anyMatch(text::equals);
  }

  /** Whether this one is ours and from before; an owner's own stays, and so does none at all. */
  boolean isOutdated(JsonNode there) {
    Map<String, String> texts = texts(there);
    return !texts.isEmpty()
        && texts.values().stream().allMatch(PageGreeting::isOurs)
        && !texts.equals(texts(wanted()));
  }

  private static Map<String, String> texts(JsonNode greetings) {
    Map<String, String> texts = new HashMap<>();
    greetings.forEach(
        each -> texts.put(each.path("locale").asText(OTHERS), each.path("text").asText()));
    return texts;
  }

  /** The one that everybody else reads. */
  static Optional<String> standard(JsonNode greetings) {
    return Optional.ofNullable(texts(greetings).get(OTHERS));
  }
}
