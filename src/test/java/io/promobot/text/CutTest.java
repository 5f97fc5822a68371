package io.promobot.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {
  private static final String FAMILY = "👨‍👩‍👧‍👦";
  private static final String SPAIN = "🇪🇸";

  @ParameterizedTest
  @CsvSource({
    "Sales, 5, Sales",
    "Pricing, 5, Pric…",
    "abc🥐, 5, abc🥐",
    "abc🥐d, 5, abc…",
    "abc👍🏽, 6, abc…",
    "Café́s, 5, Caf…",
    "ab🏳️‍🌈c, 8, ab…",
    "ab🇪🇸🇫🇷, 7, ab🇪🇸…",
    "नमस्ते दुनिया, 4, नम…"
  })
  void a_text_is_cut_between_characters(String text, int longest, String cut) {
    assertThat(Cut.to(text, longest)).isEqualTo(cut).hasSizeLessThanOrEqualTo(longest);
  }

  @Test
  void no_limit_is_ever_exceeded() {
    String text =
        "é" + FAMILY + SPAIN + "e\u0301" + "\u0301".repeat(60) + "👩🏽‍❤️‍💋‍👨🏻" + "x".repeat(30);
    for (int longest = 2; longest < text.length(); longest++) {
      assertThat(Cut.to(text, longest)).hasSizeLessThanOrEqualTo(longest).endsWith("…");
      assertThat(Cut.middle(text, longest)).hasSizeLessThanOrEqualTo(longest).contains("…");
      assertThat(Cut.first(text, longest)).hasSizeLessThanOrEqualTo(longest);
      assertThat(Cut.first(text, longest).chars().filter(c -> c == 0xFFFD)).isEmpty();
    }
  }

  @Test
  void a_character_longer_than_the_limit_is_cut_between_code_points() {
    assertThat(Cut.first(FAMILY, 4)).isEqualTo("👨‍").hasSize(3);
    assertThat(Cut.first("🥐🥐", 1)).isEmpty();
  }

  @Test
  void a_limit_in_code_points_is_kept_too() {
    assertThat(Cut.firstPoints("🥐🥐🥐", 2)).isEqualTo("🥐🥐");
    assertThat(Cut.firstPoints("ab" + FAMILY, 5)).isEqualTo("ab");
  }

  @Test
  void the_middle_may_be_left_out() {
    assertThat(Cut.middle("Questions about delivery in Spain", 20)).isEqualTo("Questions…in Spain");
    assertThat(Cut.middle("Sales", 20)).isEqualTo("Sales");
  }
}
