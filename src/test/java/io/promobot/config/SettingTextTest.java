package io.promobot.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a secret word",
        "a secret word\n",
        "a secret word\r\n",
        "\t a secret word  \n\n",
        "\uFEFFa secret word",
        "a secret word\u00a0",
        "\u200ba secret word\u2060",
        "\"a secret word\"",
        "'a secret word'\n",
        "\" a secret word \""
      })
  void what_files_and_shells_leave_around_a_value_is_left_out(String value) {
    assertThat(SettingText.of(value)).isEqualTo("a secret word");
  }

  @ParameterizedTest
  @ValueSource(strings = {"it's", "\"half", "'a\"", "a\"b\"c", "\"", "a  b", "«a»"})
  void what_stands_inside_is_kept(String value) {
    assertThat(SettingText.of(value)).isEqualTo(value);
  }

  @Test
  void a_control_character_inside_is_told_without_the_value() {
    assertThat(SettingText.flaw("canary\nsecond"))
        .hasValue("has a line break inside, after 6 characters");
    assertThat(SettingText.flaw("c\u0000d"))
        .hasValue("has a control character inside, after 1 character");
    assertThat(SettingText.flaw("Umi  Shop 🥐")).isEmpty();
    assertThat(SettingText.flawOfToken("EAAB canary")).isPresent();
    assertThat(SettingText.flawOfToken("EAAB\u200bcanary")).isPresent();
    assertThat(SettingText.flawOfToken("EAAB|c-anary_1.2~")).isEmpty();
  }
}
