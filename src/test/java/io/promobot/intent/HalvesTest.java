package io.promobot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is read of a long text. */
class HalvesTest {
  private static final String STORY = "I bought a cake yesterday and it was good. ".repeat(20);

  @Test
  void a_long_text_is_its_beginning_and_its_last_sentence_in_whole_words() {
    assertThat(Halves.of(STORY + "Please let me out."))
        .satisfiesExactly(
            beginning -> assertThat(beginning).hasSizeBetween(120, 140).endsWith("I bought a "),
            end -> assertThat(end.strip()).isEqualTo("Please let me out"));
  }

  @Test
  void what_cannot_be_read_around_a_text_does_not_make_it_long() {
    assertThat(Halves.of("\u200b\n".repeat(200) + "yes" + "!".repeat(200))).containsExactly("yes");
    assertThat(Halves.of("yes" + "?".repeat(200))).hasSize(2);
  }

  @Test
  void a_sign_that_stands_for_many_letters_counts_as_many() {
    assertThat(Halves.of("\uFDFA".repeat(2000)))
        .hasSize(2)
        .allSatisfy(half -> assertThat(half).hasSizeLessThan(30));
    assertThat(Halves.of("\uFDFA".repeat(199)).get(0)).hasSizeLessThan(30);
  }
}
