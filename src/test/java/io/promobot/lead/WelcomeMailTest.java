package io.promobot.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.promobot.text.StoryLanguage;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WelcomeMailTest {
  private static final WelcomeLetters PRESET = WelcomeLetters.preset(StoryLanguage.ENGLISH);

  private static WelcomeLetters written(WelcomeCopy main) {
    return PRESET.with(main, Map.of());
  }

  @Test
  void name_and_business_stand_where_the_copy_says() {
    var letter = WelcomeMail.of(PRESET, Optional.empty(), "Ana", "Umi Shop");

    assertThat(letter.subject()).isEqualTo("Welcome to Umi Shop, Ana");
    assertThat(letter.text()).startsWith("Hello Ana,\n\n").contains("Umi Shop");
    assertThat(letter.html()).contains("<p>Hello Ana,</p>");
    assertThat(letter.replyTo()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ana", "Ana Núñez", "María del Carmen Vega", "J. R. Prieto", "Dr. Ana Prieto", "O’Brien",
        "Jean-Luc", "Prieto, Ana", "村上春樹", "Владимир", "محمد", "शर्मा"
      })
  void names_of_all_kinds_stand_in_the_letter(String name) {
    assertThat(WelcomeMail.of(PRESET, Optional.empty(), name, "Umi").subject())
        .isEqualTo("Welcome to Umi, " + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ana evil.example",
        "https://evil.example",
        "Ana\r\nBcc: x@example.com",
        "www.evil.example",
        "evil․example",
        "You won 500 euros",
        "Call +34 612 345 678",
        "You have won. Write to me",
        "You have won a prize today my friend",
        "<b>Ana</b>",
        "{business}",
        "Anaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "$1",
        "!"
      })
  void a_name_cannot_become_a_header_a_tag_or_a_placeholder(String name) {
    var letter = WelcomeMail.of(PRESET, Optional.empty(), name, "Umi");

    assertThat(letter.subject()).isEqualTo("Welcome to Umi");
    assertThat(letter.text()).startsWith("Hello,\n\nThank you");
    assertThat(letter.html()).contains("<p>Hello,</p>");
  }

  @Test
  void a_letter_without_the_name_still_reads_well() {
    var copy = new WelcomeCopy("{name}, welcome!", "Dear {name}!\n\nFor you, {name}: a gift.");

    var letter = WelcomeMail.of(written(copy), Optional.empty(), "evil.example", "Umi");

    assertThat(letter.subject()).isEqualTo("welcome!");
    assertThat(letter.text()).isEqualTo("Dear!\n\nFor you: a gift.");
  }

  @Test
  void paragraphs_and_lines_are_those_of_the_text() {
    var letter =
        WelcomeMail.of(
            written(new WelcomeCopy("s", "a <1>\nb\n\nc 100%")), Optional.empty(), "Ana", "Umi");

    assertThat(letter.html()).contains("<p>a &lt;1&gt;<br>\nb</p>\n<p>c 100%</p>");
  }

  @Test
  void what_must_be_fixed_is_said() {
    assertThat(PRESET.mistakes()).isEmpty();
    assertThat(new WelcomeCopy(" ", "Hi {nme}").mistakes())
        .extracting(WelcomeCopy.Mistake::field, WelcomeCopy.Mistake::message)
        .containsExactly(
            tuple("subject", "must not be empty"),
            tuple("text", "may contain {name} and {business}, but not {nme}"));
    assertThat(new WelcomeCopy("a\nb", "x".repeat(5_001)).mistakes()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(StoryLanguage.class)
  void each_language_has_a_letter_of_its_own(StoryLanguage language) {
    var letter = WelcomeMail.of(PRESET, Optional.of(language), "Ana Núñez", "Umi Shop");

    assertThat(letter.subject()).contains("Umi Shop", "Ana Núñez");
    assertThat(letter.text()).contains("Umi Shop", "Ana Núñez").doesNotContain("{");
    assertThat(WelcomeCopy.of(language).mistakes()).isEmpty();
    assertThat(letter.html())
        .contains("<html lang=\"%s\" dir=\"%s\">".formatted(language, language.direction()));
  }

  @ParameterizedTest
  @EnumSource(StoryLanguage.class)
  void each_language_does_without_a_name(StoryLanguage language) {
    var letter = WelcomeMail.of(PRESET, Optional.of(language), "$1", "Umi");

    assertThat(letter.subject()).endsWith("Umi");
    assertThat(letter.text().lines().findFirst().orElseThrow()).matches("[\\p{L}\\p{M}]+[,:!،]");
  }

  @Test
  void arabic_runs_from_right_to_left() {
    var letter = WelcomeMail.of(PRESET, Optional.of(StoryLanguage.ARABIC), "Ana", "Umi");

    assertThat(letter.html()).contains("dir=\"rtl\"");
    assertThat(letter.subject()).startsWith("أهلاً");
  }

  @Test
  void the_owners_own_words_stay_as_they_are_in_every_language() {
    var copy = new WelcomeCopy("Our gift for you", "Hi {name}, 20% off at {business}.");

    var letter = WelcomeMail.of(written(copy), Optional.of(StoryLanguage.SPANISH), "Ana", "Umi");

    assertThat(letter.subject()).isEqualTo("Our gift for you");
    assertThat(letter.html()).contains("<html lang=\"en\" dir=\"ltr\">");
  }
}
