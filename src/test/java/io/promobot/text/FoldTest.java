package io.promobot.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Envíos",
        "envios",
        "ENVÍOS!",
        "Envi\u0301os",
        "¿Envíos?",
        " en\u00a0víos ",
        "Ｅｎｖíｏｓ",
        "Envíos 📦",
        "📦 envíos 🇪🇸",
        "e-n-v-í-o-s",
        "\u200bEnvíos\uFEFF"
      })
  void a_name_is_the_same_however_it_is_written(String written) {
    assertThat(Fold.of(written)).isEqualTo("envios");
  }

  @ParameterizedTest
  @CsvSource({
    "Straße, STRASSE",
    "İstanbul, ISTANBUL",
    "ılık, ILIK",
    "ΟΔΟΣ, οδός",
    "Przesyłki, PRZESYLKI",
    "Smørrebrød, smorrebrod",
    "Œuvre, oeuvre",
    "Доставка, ДОСТАВКА!",
    "الشَّحْن, الشحن",
    "שָׁלוֹם, שלום",
    "ﾃﾞｻﾞｲﾝ, デザイン",
    "한국어, 한국어 📦",
    "退货, 【退货】"
  })
  void letters_of_all_scripts_are_compared_without_case_and_accents(String one, String other) {
    assertThat(Fold.of(one)).isEqualTo(Fold.of(other)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"カード, ガード", "कि, का", "退货, 送货", "Envíos 1, Envíos 2", "📦, 🎁", "👍, 👎"})
  void different_names_stay_different(String one, String other) {
    assertThat(Fold.of(one)).isNotEqualTo(Fold.of(other)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5 kg|15 kg",
        "1.5 kg|1,5 kg",
        "10 - 12|1012",
        "½ kg|12 kg",
        "24/7|247",
        "C++|C#",
        "C++|C",
        "A+ 📦|A"
      })
  void signs_that_make_another_number_or_name_count(String one, String other) {
    assertThat(Fold.of(one)).isNotEqualTo(Fold.of(other)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5 kg|1.5-KG!",
        "１．５ kg|1.5kg",
        "10 - 12|10-12",
        "612 345|612345",
        "📦 24/7 📦|(24/7)",
        "c++.|«C++»",
        "Café + tarta|Café, tarta",
        "Ventas+Soporte|Ventas Soporte",
        "Sala#2|Sala 2",
        "# Envíos|envios",
        "Envíos (1)|Envíos: 1"
      })
  void all_other_signs_do_not(String one, String other) {
    assertThat(Fold.of(one)).isEqualTo(Fold.of(other)).isNotEmpty();
  }

  @Test
  void a_name_of_only_emoji_is_itself_however_it_is_drawn() {
    assertThat(Fold.of(" ❤️ ")).isEqualTo(Fold.of("❤")).isEqualTo("❤");
    assertThat(Fold.of(" \u200b\u00a0")).isEmpty();
  }

  @Test
  void half_a_surrogate_pair_is_the_question_mark_it_is_stored_as() {
    assertThat(Fold.of("\ud800")).isEqualTo(Fold.of("?"));
    assertThat(Fold.of("Tea\udfff")).isEqualTo("tea");
  }

  @Test
  void what_is_long_once_its_ligatures_are_apart_is_not_compared() {
    assertThat(Fold.of("\uFDFA".repeat(199) + "1", 200)).isEmpty();
    assertThat(Fold.of("Env\u00edos 1", 200)).isEqualTo(Fold.of("envios 1"));
    assertThat(Fold.of("a".repeat(201), 200)).isEmpty();
  }
}
