package io.promobot.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts without anything invisible. */
class VisibleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ana\u00a0Prieto",
        "\u200bAna Prieto\ufeff",
        "A\u00adn\u2060a \u2066Prieto\u2069",
        "\u202eAna\u202c \u200ePrieto\u200f",
        "An\u200da\u200c Prie\ufe0fto\u200d",
        " Ana\u3000\r\n\tPrieto\0",
        "Ana \u3164Prieto\udb40\udc41"
      })
  void one_name_is_one_name(String typed) {
    assertThat(Visible.line(typed)).isEqualTo("Ana Prieto");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "👩‍👩‍👧‍👦 Ana",
        "❤️‍🔥",
        "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
        "🏳️‍🌈 #️⃣ 👍🏽",
        "علی‌رضا",
        "क्‍ष",
        "葛󠄀城",
        "e\u0301 Zoë",
        "السعر \u0600",
        "김\ud83c\udf1f민"
      })
  void what_is_seen_stays_as_it_is(String typed) {
    assertThat(Visible.line(typed)).isEqualTo(typed);
    assertThat(Visible.any(typed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u00a0\u200b\u2060\ufeff",
        "\u2800",
        "\u3164\uffa0\u115f\u1160",
        "\u200d\ufe0f",
        "\u0301",
        "\udb40\udc41",
        "\0\n"
      })
  void there_is_nothing_to_see(String typed) {
    assertThat(Visible.any(typed)).isFalse();
  }

  @Test
  void a_message_keeps_its_lines() {
    assertThat(Visible.lines(" Do you ship\r\n\u200bto Lugo?\u2028\n  Ana\ufeff "))
        .isEqualTo("Do you ship\nto Lugo?\n\n  Ana");
  }
}
