package io.promobot.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginNameTest {
  @ParameterizedTest
  @CsvSource({
    "poster, poster",
    "caf%C3%A9, café",
    "caf%c3%a9%20mesa, café mesa",
    "caf%25C3%25A9, caf%C3%A9",
    "50%off, 50%off",
    "100%, 100%",
    "caf%E9, caf%E9",
    "a%2Fb, a/b",
    "a+b, a+b",
    "%00x%0Ay, x y",
    "'  two   blanks ', two blanks"
  })
  void what_a_link_encodes_is_decoded_once(String told, String shown) {
    assertThat(OriginName.of(told)).isEqualTo(shown);
  }

  @Test
  void accents_written_in_two_ways_are_one_name() {
    assertThat(OriginName.of("cafe\u0301")).isEqualTo("café");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "poster\u2066",
        "poster\u200b",
        "po\u00adster",
        "\u202eposter",
        "%E2%80%8Bposter",
        "pos\u2060ter\uFEFF",
        "poster\uFE0F"
      })
  void what_cannot_be_seen_makes_no_other_name(String told) {
    assertThat(OriginName.of(told)).isEqualTo("poster");
  }

  @Test
  void a_pile_of_accents_is_cut_down_before_it_is_put_in_order() {
    String pile = "a" + "\u0301".repeat(1200) + "\u0316".repeat(1200);

    assertThat(OriginName.of(pile)).hasSizeLessThan(6);
    assertThat(OriginName.of("\u0ba8\u0bbf\u0baf\u0bc2")).isEqualTo("\u0ba8\u0bbf\u0baf\u0bc2");
  }

  @ParameterizedTest
  @CsvSource({"Flyer, flyer", "CAFÉ, café", "STRASSE, straße", "ΟΔΟΣ, οδος"})
  void names_are_compared_without_case(String one, String other) {
    assertThat(OriginName.key(one)).isEqualTo(OriginName.key(other));
  }

  @Test
  void words_that_differ_in_an_accent_are_two_names() {
    assertThat(OriginName.key("café")).isNotEqualTo(OriginName.key("cafe"));
  }
}
