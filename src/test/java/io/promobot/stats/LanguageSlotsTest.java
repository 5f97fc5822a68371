package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.text.StoryLanguage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanguageSlotsTest {
  /** Counters of a language stay where they are: in another place they would count for another. */
  @Test
  void each_language_keeps_its_place() {
    assertThat(Stream.of("", "en", "es", "fr", "de", "it", "pt", "nl", "ar", "xx"))
        .extracting(LanguageSlots::of)
        .containsExactly(0, 2_000, 4_000, 6_000, 8_000, 10_000, 12_000, 14_000, 16_000, 30_000);
    assertThat(Stream.of("", "ar", "xx", "yy"))
        .as("those of one place are counted as one")
        .extracting(LanguageSlots::counted)
        .containsExactly("", "ar", "other", "other");
    assertThat(StoryLanguage.values()).as("a new one is the last and is named here").hasSize(8);
  }
}
