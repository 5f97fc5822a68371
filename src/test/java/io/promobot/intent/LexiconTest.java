package io.promobot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {
  private static final Path FILE = Path.of("src/main/resources/intent/concepts.txt");

  /** Three bits of 64 are for what is not a word. */
  private static final int MOST_CONCEPTS = 61;

  @Test
  void every_concept_has_words_in_every_language() throws IOException {
    Map<String, List<String>> languages = new LinkedHashMap<>();
    String concept = "";
    for (String line : Files.readAllLines(FILE)) {
      if (line.startsWith("#")) {
        concept = line;
        languages.put(concept, new ArrayList<>());
      } else {
        languages.get(concept).add(line.substring(0, line.indexOf(' ')));
      }
    }
    var all = HeldBack.languages().stream().map(Language::tag).toList();

    assertThat(languages).hasSizeLessThanOrEqualTo(MOST_CONCEPTS);
    assertThat(languages).allSatisfy((name, tags) -> assertThat(tags).isEqualTo(all));
  }

  @ParameterizedTest
  @CsvSource({
    "please send, bitte schickt",
    "send, envíen",
    "messages, mensajes",
    "messages, والرسائل",
    "unsubscribe, الغاء الاشتراك",
    "unsubscribe, üyelikten çık",
    "coupon, 优惠券",
    "coupon, クーポン"
  })
  void words_that_mean_the_same_are_the_same_concept(String one, String other) {
    assertThat(all(one) & all(other)).isNotZero();
  }

  private static long all(String text) {
    long all = 0;
    Points points = PlainText.of(text).points();
    for (long mask : Concepts.of(points, points.words()).masks()) {
      all |= mask;
    }
    return all;
  }
}
