package io.promobot.lead;

import static io.promobot.text.StoryLanguage.ARABIC;
import static io.promobot.text.StoryLanguage.ENGLISH;
import static io.promobot.text.StoryLanguage.FRENCH;
import static io.promobot.text.StoryLanguage.SPANISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.promobot.text.StoryLanguage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WelcomeLettersTest {
  private static final WelcomeLetters PRESET = WelcomeLetters.preset(ENGLISH);
  private static final WelcomeCopy OWN = new WelcomeCopy("Our gift", "20% off at {business}.");
  private static final Map<String, String> SPANISH_WORDS =
      Map.of("subject", "Nuestro regalo", "text", "20 % de descuento.");

  private static WelcomeLetters both() {
    return PRESET.with(OWN, Map.of("es", SPANISH_WORDS));
  }

  @Test
  void everybody_reads_the_owners_words_in_their_language_where_there_are_some() {
    assertThat(both().in(SPANISH).texts()).isEqualTo(SPANISH_WORDS);
    assertThat(both().in(ENGLISH)).isEqualTo(OWN);
    assertThat(both().in(FRENCH)).as("a default would promise something else").isEqualTo(OWN);
    assertThat(both().spokenTo(Optional.of(SPANISH))).isEqualTo(SPANISH);
    assertThat(both().spokenTo(Optional.of(FRENCH))).isEqualTo(ENGLISH);
    assertThat(both().spokenTo(Optional.empty())).isEqualTo(ENGLISH);
  }

  @Test
  void as_long_as_the_main_words_are_ours_so_are_those_that_are_not_translated() {
    var letters = PRESET.with(PRESET.main(), Map.of("es", Map.of("subject", "¡Hola, {name}!")));

    assertThat(letters.in(FRENCH)).isEqualTo(WelcomeCopy.of(FRENCH));
    assertThat(letters.in(SPANISH))
        .isEqualTo(new WelcomeCopy("¡Hola, {name}!", WelcomeCopy.of(SPANISH).text()));
    assertThat(letters.spokenTo(Optional.of(ARABIC))).isEqualTo(ARABIC);
  }

  @Test
  void words_of_one_subject_never_stand_above_a_default_of_another_letter() {
    var subjectOnly = PRESET.with(new WelcomeCopy("Our gift", PRESET.main().text()), Map.of());

    assertThat(subjectOnly.in(SPANISH)).isEqualTo(subjectOnly.main());
  }

  @Test
  void null_takes_words_away_and_what_is_left_out_stays() {
    Map<String, String> noSubject = new HashMap<>();
    noSubject.put("subject", null);

    var letters = both().with(OWN, Map.of("es", noSubject, "fr", Map.of("subject", " Cadeau ")));

    assertThat(letters.others().tagged())
        .isEqualTo(
            Map.of("es", Map.of("text", "20 % de descuento."), "fr", Map.of("subject", "Cadeau")));
  }

  @Test
  void the_text_of_before_there_were_languages_becomes_the_main_ones() {
    Map<String, Object> stored = Map.of("subject", "Bienvenida", "text", "Hola, {name}");

    var letters = WelcomeLetters.of("en", stored, Map.of()).mainly(SPANISH);

    assertThat(letters.language()).isEqualTo(SPANISH);
    assertThat(letters.main()).isEqualTo(new WelcomeCopy("Bienvenida", "Hola, {name}"));
    assertThat(letters.others().tagged()).isEmpty();
    assertThat(letters.in(FRENCH)).isEqualTo(letters.main());
  }

  @Test
  void another_main_language_loses_no_words() {
    var spanish = both().mainly(SPANISH);

    assertThat(spanish.main().texts()).isEqualTo(SPANISH_WORDS);
    assertThat(spanish.in(ENGLISH)).isEqualTo(OWN);
    assertThat(spanish.mainly(ENGLISH)).isEqualTo(both());
    assertThat(PRESET.mainly(FRENCH).main()).isEqualTo(WelcomeCopy.of(FRENCH));
  }

  @Test
  void a_mistake_names_its_language() {
    var wrong = PRESET.with(OWN, Map.of("es", Map.of("subject", "Hola, {nombre}")));

    assertThat(wrong.mistakes())
        .extracting(WelcomeCopy.Mistake::field, WelcomeCopy.Mistake::message)
        .containsExactly(
            tuple(
                "translations.es.subject",
                "may contain {name} and {business}, but not {nombre} (in Spanish)"));
    assertThat(PRESET.mistakes(List.of("en", "xx", "es")))
        .extracting(WelcomeCopy.Mistake::field)
        .containsExactly("translations.en", "translations.xx");
    assertThat(both().mistakes()).isEmpty();
    for (StoryLanguage each : StoryLanguage.values()) {
      assertThat(WelcomeLetters.preset(each).mistakes()).isEmpty();
    }
  }
}
