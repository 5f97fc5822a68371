package io.promobot.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.text.StoryLanguage;
import io.promobot.text.TextFile;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageWordsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+}");

  private static Map<String, String> texts(StoryLanguage language) {
    return TextFile.texts("/coupon-page/" + language + ".properties");
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @EnumSource(StoryLanguage.class)
  void each_language_has_all_words_with_the_same_placeholders(StoryLanguage language) {
    Map<String, String> english = texts(StoryLanguage.ENGLISH);
    Map<String, String> words = texts(language);

    assertThat(words).containsOnlyKeys(english.keySet());
    english.forEach(
        (key, text) -> {
          assertThat(words.get(key)).as(key).isNotBlank();
          assertThat(placeholders(words.get(key))).as(key).isEqualTo(placeholders(text));
        });
  }
}
