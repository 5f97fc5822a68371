package io.promobot.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.text.CouponCode;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CouponCodeTest {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final CouponCode SOME = CouponCode.random(new Random(7), "UMI");

  @Test
  void a_million_people_get_a_million_codes_whose_characters_are_evenly_spread() {
    SecureRandom source = new SecureRandom();
    int million = 1_000_000;
    long[] codes = new long[million];
    int[][] seen = new int[CouponCode.LENGTH][ALPHABET.length()];

    for (int i = 0; i < million; i++) {
      String code = CouponCode.random(source, "").compared();
      for (int place = 0; place < code.length(); place++) {
        int letter = ALPHABET.indexOf(code.charAt(place));
        codes[i] = codes[i] * ALPHABET.length() + letter;
        seen[place][letter]++;
      }
    }

    assertThat(Arrays.stream(codes).distinct().count()).as("different codes").isEqualTo(million);
    for (int place = 0; place < CouponCode.LENGTH; place++) {
      assertThat(Arrays.stream(seen[place]).min().orElseThrow())
          .as("the rarest character in place %d; each is due 31,250 times", place)
          .isGreaterThan(30_000);
    }
  }

  @Test
  void a_code_is_written_in_groups_and_a_prefix_keeps_it_within_15_characters() {
    assertThat(CouponCode.random(new Random(1), "").written())
        .matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}");
    assertThat(CouponCode.random(new Random(1), "UM").written())
        .matches("UM[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}");
    assertThat(SOME.written()).matches("UMI[0-9A-Z]{4}-[0-9A-Z]{7}").hasSize(15);
  }

  @Test
  void what_is_written_is_read_as_what_is_compared() {
    for (String prefix : new String[] {"", "O", "IL", "UMI"}) {
      CouponCode code = CouponCode.random(new SecureRandom(), prefix);
      assertThat(TypedCode.read(code.written()).compared()).contains(code.compared());
    }
  }

  @Test
  void case_dashes_blanks_and_look_alikes_do_not_matter() {
    String code = SOME.compared();
    String typed =
        SOME.written().toLowerCase().replace("-", " – ").replace('0', 'o').replace('1', 'l');

    assertThat(TypedCode.read("  " + typed + "\t").compared()).contains(code);
    assertThat(TypedCode.read(typed.replace('l', 'I')).compared()).contains(code);
  }

  @Test
  void any_single_wrong_character_is_noticed_without_the_database() {
    for (int place = 3; place < SOME.compared().length(); place++) {
      for (char other : ALPHABET.toCharArray()) {
        if (other != SOME.compared().charAt(place)) {
          StringBuilder wrong = new StringBuilder(SOME.compared());
          wrong.setCharAt(place, other);
          assertThat(TypedCode.read(wrong.toString()).mistyped()).as("%s", wrong).isTrue();
          assertThat(CouponCode.of(wrong.toString())).as("%s", wrong).isEmpty();
        }
      }
    }
  }

  @Test
  void swapped_neighbours_are_noticed() {
    Random source = new Random(3);
    for (int round = 0; round < 200; round++) {
      String code = CouponCode.random(source, "").compared();
      for (int place = 1; place < code.length(); place++) {
        StringBuilder swapped = new StringBuilder(code);
        swapped.setCharAt(place, code.charAt(place - 1));
        swapped.setCharAt(place - 1, code.charAt(place));
        if (!swapped.toString().equals(code)) {
          assertThat(TypedCode.read(swapped.toString()).mistyped()).as("%s", swapped).isTrue();
        }
      }
    }
  }

  @Test
  void a_missing_or_an_additional_character_is_never_another_persons_code() {
    String code = CouponCode.random(new Random(5), "").compared();

    assertThat(CouponCode.of(code.substring(1))).isEmpty();
    assertThat(CouponCode.of(code + "0000")).isEmpty();
  }

  @Test
  void the_owners_own_words_are_compared_in_capitals_without_blanks_and_dashes() {
    assertThat(TypedCode.read("umi-10").compared()).containsExactly("UMI10");
    assertThat(TypedCode.read(" Señor_1.b ").compared()).containsExactly("SEÑOR_1.B");
    assertThat(TypedCode.read("umi-10").mistyped()).isFalse();
    assertThat(TypedCode.read(" - ").compared()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example/bot/c/8f14e45f-ceea-467f-9575-1c2d3e4f5a6b",
        "HTTPS://SHOP.EXAMPLE/c/8F14E45F-CEEA-467F-9575-1C2D3E4F5A6B?utm_source=qr#top",
        "]Q1https://shop.example/c/8f14e45f-ceea-467f-9575-1c2d3e4f5a6b\r\n"
      })
  void the_address_of_a_coupons_page_names_the_coupon(String address) {
    assertThat(TypedCode.read(address).token().map(Object::toString))
        .isEqualTo(Optional.of("8f14e45f-ceea-467f-9575-1c2d3e4f5a6b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://umi.example/discount/UMI10",
        "https://umi.example/discount/umi10/?utm_source=x",
        "http://umi.example/?a=b&code=umi-10#x",
        "https://umi.example/cart?CODE=%75mi10"
      })
  void a_code_inside_another_address_is_found(String address) {
    assertThat(TypedCode.read(address).compared()).containsExactly("UMI10");
  }

  @Test
  void nonsense_is_not_a_code_and_not_a_failure() {
    assertThat(TypedCode.read("").compared()).isEmpty();
    assertThat(TypedCode.read("x".repeat(100_000)).compared()).isEmpty();
    assertThat(TypedCode.read("https://%%%/?code=%zz").compared()).containsExactly("%ZZ");
  }

  @Test
  void what_nobody_sees_in_a_code_or_an_address_does_not_matter() {
    assertThat(TypedCode.read("https://shop.example/%00").compared()).isEmpty();
    assertThat(TypedCode.read("https://shop.example/?code=UMI%0010%0A").compared())
        .containsExactly("UMI10");
    assertThat(TypedCode.read("\u200BUMI\u00AD10\u0000").compared()).containsExactly("UMI10");
  }

  @Test
  void wide_letters_and_what_a_scanner_says_before_a_code_do_not_matter() {
    assertThat(TypedCode.read("\uFF35\uFF2D\uFF29\uFF11\uFF10").compared()).contains("UMI10");
    assertThat(TypedCode.read("]C1UMI10").compared()).containsExactly("UMI10");
    assertThat(TypedCode.read("]Q3https://shop.example/?code=UMI10").compared())
        .containsExactly("UMI10");
  }
}
