package io.promobot.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.text.StoryLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageWishTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "español, por favor | es",
        "Espanol | es",
        "en castellano por favor | es",
        "¿hablas español? | es",
        "in English please | en",
        "Do you speak English? | en",
        "English!! | en",
        "en inglés, gracias | en",
        "auf Deutsch bitte | de",
        "können wir Deutsch sprechen? | de",
        "en allemand s'il vous plaît | de",
        "en français svp | fr",
        "parlez-vous français ? | fr",
        "auf Französisch | fr",
        "in italiano per favore | it",
        "parli italiano? | it",
        "em português, por favor | pt",
        "você fala português | pt",
        "in het Nederlands graag | nl",
        "spreekt u Nederlands? | nl",
        "auf Niederländisch bitte | nl",
        "بالعربية | ar",
        "بالعربي من فضلك | ar",
        "هل تتكلم العربية؟ | ar",
        "بالإنجليزية لو سمحت | en",
        "انجليزي | en",
        "الإسبانية | es",
        "Arabic please | ar",
        "Change language to Spanish | es",
        "español / Spanish | es",
        "hablo español | es",
        "yo solo hablo español | es",
        "I speak English | en",
        "I only understand English | en",
        "ich spreche Deutsch | de",
        "ich verstehe nur Deutsch | de",
        "je ne parle que français | fr",
        "parlo italiano | it",
        "io parlo solo italiano | it",
        "falo português | pt",
        "eu só falo português | pt",
        "ik spreek alleen Nederlands | nl",
        "أنا أتكلم العربية فقط | ar",
      })
  void a_language_is_asked_for_in_any_of_ours(String words, String tag) {
    assertThat(LanguageWish.of(words, false)).map(StoryLanguage::tag).contains(tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no hablo español",
        "I don't speak English",
        "not in German",
        "je ne parle pas français",
        "ich spreche kein Deutsch",
        "eu não falo português",
        "where do I find Spanish wine?",
        "English or Spanish?",
        "my name is Paul French",
        "polski proszę",
        "yes please",
        "please",
        "",
        "👍",
        "do you have a menu in English for the party of eight people on Saturday evening please?"
      })
  void other_words_are_not_a_wish(String words) {
    assertThat(LanguageWish.of(words, false)).isEmpty();
    assertThat(LanguageWish.asks(words)).isFalse();
  }

  @Test
  void where_a_name_is_asked_for_German_is_a_name() {
    assertThat(LanguageWish.of("Germán", true)).isEmpty();
    assertThat(LanguageWish.of("Deutsch", true)).contains(StoryLanguage.GERMAN);
    assertThat(LanguageWish.of("in German please", true)).contains(StoryLanguage.GERMAN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "language",
        "Change language",
        "idioma",
        "cambiar de idioma",
        "changer de langue",
        "Sprache ändern",
        "altra lingua",
        "mudar o idioma",
        "taal wijzigen",
        "اللغة",
        "تغيير اللغة",
        "habla catalán?",
        "en català si us plau",
        "polski",
        "do you speak Russian?",
        "auf Türkisch bitte"
      })
  void which_languages_there_are_is_asked_in_any_of_ours(String words) {
    assertThat(LanguageWish.asks(words)).isTrue();
    assertThat(LanguageWish.of(words, false)).isEmpty();
  }

  @Test
  void each_language_is_known_by_its_name_in_each_other() {
    for (StoryLanguage language : StoryLanguage.values()) {
      assertThat(LanguageWish.of(language.ownName(), true)).contains(language);
      for (StoryLanguage speaker : StoryLanguage.values()) {
        String name = language.locale().getDisplayLanguage(speaker.locale());
        assertThat(LanguageWish.of(name, false)).as("%s in %s", name, speaker).contains(language);
      }
    }
  }
}
