package io.promobot.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Phrases;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people read before their first message, in each language. */
class PageGreetingTest {
  /** As Facebook takes it. */
  private static final int LONGEST = 160;

  private final PageGreeting spanish = new PageGreeting(() -> StoryLanguage.SPANISH);

  private static Map<String, String> texts(JsonNode greetings) {
    Map<String, String> texts = new HashMap<>();
    greetings.forEach(each -> texts.put(each.path("locale").asText(), each.path("text").asText()));
    return texts;
  }

  @Test
  void ours_is_read_by_everybody_in_their_language_and_by_others_in_the_shops() {
    Map<String, String> wanted = texts(spanish.wanted());

    assertThat(wanted)
        .containsEntry("default", Phrases.greeting(StoryLanguage.SPANISH))
        .containsEntry("es_ES", Phrases.greeting(StoryLanguage.SPANISH))
        .containsEntry("en_US", Phrases.greeting(StoryLanguage.ENGLISH))
        .containsEntry("ar_AR", Phrases.greeting(StoryLanguage.ARABIC));
    assertThat(wanted.values())
        .allSatisfy(
            text ->
                assertThat(text).hasSizeLessThanOrEqualTo(LONGEST).contains("{{user_first_name}}"));
  }

  @Test
  void the_owners_own_words_are_read_by_everybody() {
    assertThat(texts(PageGreeting.saying("Hi from Umi!")))
        .isEqualTo(Map.of("default", "Hi from Umi!"));
    assertThat(PageGreeting.standard(PageGreeting.saying("Hi from Umi!"))).contains("Hi from Umi!");
  }

  @Test
  void ours_follows_the_shops_main_language_and_an_owners_stays() {
    ArrayNode english = new PageGreeting(() -> StoryLanguage.ENGLISH).wanted();

    assertThat(spanish.isOutdated(english)).as("of another main language").isTrue();
    assertThat(spanish.isOutdated(spanish.wanted())).as("as it is wanted").isFalse();
    assertThat(spanish.isOutdated(PageGreeting.saying("Hi from Umi!"))).as("an owner's").isFalse();
    assertThat(spanish.isOutdated(JsonNodeFactory.instance.missingNode())).as("none").isFalse();
  }
}
