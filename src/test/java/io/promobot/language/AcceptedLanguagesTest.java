package io.promobot.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.text.StoryLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedLanguagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | es",
        "es-MX,es;q=0.9,en;q=0.8 | es",
        "en;q=0.2, fr-CA | fr",
        "pl,de;q=0.7,en;q=0.3 | de",
        "ar-EG | ar",
        "PT-br | pt"
      })
  void the_best_of_ours_is_taken(String header, String tag) {
    assertThat(AcceptedLanguages.best(header)).map(StoryLanguage::tag).contains(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "pl", "es;q=0", ";;;", "es;q=hello", "-", "\u0000"})
  void what_names_none_of_ours_says_nothing(String header) {
    assertThat(AcceptedLanguages.best(header)).isEmpty();
  }

  @Test
  void no_header_and_one_that_is_too_long_say_nothing() {
    assertThat(AcceptedLanguages.best(null)).isEmpty();
    assertThat(AcceptedLanguages.best("es," + "en-GB,".repeat(100) + "en")).isEmpty();
  }
}
