package io.promobot.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WelcomeMailTest {
  @Test
  void name_and_business_stand_where_the_copy_says() {
    var letter = WelcomeMail.of(WelcomeCopy.DEFAULT, "Ana", "Umi Shop");

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
    assertThat(WelcomeMail.of(WelcomeCopy.DEFAULT, name, "Umi").subject())
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
    var letter = WelcomeMail.of(WelcomeCopy.DEFAULT, name, "Umi");

    assertThat(letter.subject()).isEqualTo("Welcome to Umi");
    assertThat(letter.text()).startsWith("Hello,\n\nthank you");
    assertThat(letter.html()).contains("<p>Hello,</p>");
  }

  @Test
  void a_letter_without_the_name_still_reads_well() {
    var copy = new WelcomeCopy("{name}, welcome!", "Dear {name}!\n\nFor you, {name}: a gift.");

    var letter = WelcomeMail.of(copy, "evil.example", "Umi");

    assertThat(letter.subject()).isEqualTo("welcome!");
    assertThat(letter.text()).isEqualTo("Dear!\n\nFor you: a gift.");
  }

  @Test
  void paragraphs_and_lines_are_those_of_the_text() {
    var letter = WelcomeMail.of(new WelcomeCopy("s", "a <1>\nb\n\nc 100%"), "Ana", "Umi");

    assertThat(letter.html()).contains("<p>a &lt;1&gt;<br>\nb</p>\n<p>c 100%</p>");
  }

  @Test
  void what_must_be_fixed_is_said() {
    assertThat(WelcomeCopy.DEFAULT.mistakes()).isEmpty();
    assertThat(new WelcomeCopy(" ", "Hi {nme}").mistakes())
        .extracting(WelcomeCopy.Mistake::field, WelcomeCopy.Mistake::message)
        .containsExactly(
            tuple("subject", "must not be empty"),
            tuple("text", "may contain {name} and {business}, but not {nme}"));
    assertThat(new WelcomeCopy("a\nb", "x".repeat(5_001)).mistakes()).hasSize(2);
  }
}
