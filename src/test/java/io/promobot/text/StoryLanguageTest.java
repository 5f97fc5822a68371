package io.promobot.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryLanguageTest {

  @ParameterizedTest
  @CsvSource({
    "es, SPANISH",
    "es-MX, SPANISH",
    "pt_BR, PORTUGUESE",
    "DE-at, GERMAN",
    "zh-Hant-TW,",
    "ar_AR, ARABIC",
    "fr-Latn-CH, FRENCH",
    "' nl ', DUTCH",
  })
  void a_country_makes_no_other_language(String written, StoryLanguage language) {
    assertThat(StoryLanguage.of(written).orElse(null)).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "_", "x", "english", "e", "esp", "-es", "\u0000"})
  void other_tags_are_not_a_language_that_we_speak(String written) {
    assertThat(StoryLanguage.of(written)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(StoryLanguage.class)
  void each_is_found_by_its_own_tag_and_has_the_locale_of_it(StoryLanguage language) {
    assertThat(StoryLanguage.of(language.tag())).contains(language);
    assertThat(language.locale().toLanguageTag()).isEqualTo(language.tag());
    assertThat(language.ownName().toLowerCase(language.locale()))
        .startsWith(
            language.locale().getDisplayLanguage(language.locale()).toLowerCase(language.locale()));
  }

  @Test
  void only_arabic_is_written_from_right_to_left() {
    assertThat(Arrays.stream(StoryLanguage.values()).filter(StoryLanguage::isRightToLeft))
        .containsExactly(StoryLanguage.ARABIC);
  }
}
