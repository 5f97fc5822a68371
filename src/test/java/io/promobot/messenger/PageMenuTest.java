package io.promobot.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.promobot.flow.FormTap;
import io.promobot.text.StoryLanguage;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The menu of a page's chat in each language. */
class PageMenuTest {
  private final PageMenu spanish = new PageMenu(() -> StoryLanguage.SPANISH);

  private static JsonNode menu(ArrayNode all, String locale) {
    return StreamSupport.stream(all.spliterator(), false)
        .filter(menu -> menu.path("locale").asText().equals(locale))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everybody_has_one_in_their_language_and_the_others_in_the_shops() {
    ArrayNode wanted = spanish.wanted();

    assertThat(menu(wanted, "default").path("call_to_actions"))
        .isEqualTo(menu(wanted, "es_LA").path("call_to_actions"))
        .isNotEqualTo(menu(wanted, "en_US").path("call_to_actions"));
    assertThat(menu(wanted, "default").toString())
        .startsWith(
            "{\"locale\":\"default\",\"composer_input_disabled\":false,\"call_to_actions\":[")
        .contains("{\"type\":\"postback\",\"title\":\"No más ofertas\",\"payload\":\"STOP\"}");
    assertThat(menu(wanted, "ar_AR").toString()).contains("إيقاف العروض");
    for (JsonNode menu : wanted) {
      assertThat(menu.path("call_to_actions")).hasSize(FormTap.Kind.menu().size());
    }
  }

  @Test
  void a_menu_of_ours_from_before_is_replaced_and_an_owners_stays() {
    ArrayNode english = new PageMenu(() -> StoryLanguage.ENGLISH).wanted();

    assertThat(spanish.isLacking(english)).as("in another main language").isTrue();
    assertThat(spanish.isLacking(spanish.wanted())).as("as it is wanted").isFalse();
    ArrayNode single = spanish.wanted();
    while (single.size() > 1) {
      single.remove(1);
    }
    assertThat(spanish.isLacking(single)).as("in one language only").isTrue();
    ((ObjectNode) single.path(0).path("call_to_actions").path(0)).put("title", "Escríbenos");
    assertThat(spanish.isLacking(single)).as("with words of the owner's").isFalse();
  }
}
