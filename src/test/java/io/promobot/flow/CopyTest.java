package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyTest {
  private static final Copy TOLD = Copy.DEFAULT.of("Umi Shop");

  @Test
  void the_shops_name_is_filled_in_everywhere() {
    assertThat(TOLD.fields().values()).noneMatch(text -> text.contains("{business}"));
    assertThat(TOLD.welcomeNameless()).contains("Welcome to Umi Shop.");
  }

  @Test
  void images_of_our_own_become_absolute_and_others_stay() {
    Copy copy = CopyEdit.of("thanks_image", "https://cdn.example/t.png");

    Copy absolute = copy.withImagesAt("https://shop.example");

    assertThat(absolute.couponImage()).isEqualTo("https://shop.example/images/coupon.png");
    assertThat(absolute.thanksImage()).isEqualTo("https://cdn.example/t.png");
    assertThat(absolute.welcome()).isEqualTo(copy.welcome());
  }

  @Test
  void a_name_is_taken_as_it_is_even_if_it_looks_like_a_placeholder() {
    assertThat(TOLD.welcomeFor(Optional.of("{code}"))).startsWith("Hi {code}! ");
    assertThat(TOLD.welcomeFor(Optional.of("$1\\"))).startsWith("Hi $1\\! ");
  }

  @Test
  void a_name_is_stripped_and_a_very_long_one_is_cut() {
    assertThat(TOLD.welcomeFor(Optional.of("  Ana "))).startsWith("Hi Ana! ");
    assertThat(TOLD.welcomeFor(Optional.of("n".repeat(40))))
        .startsWith("Hi " + "n".repeat(40) + "!");
    assertThat(TOLD.welcomeFor(Optional.of("n".repeat(41))))
        .startsWith("Hi " + "n".repeat(40) + "!");
  }

  @Test
  void a_long_name_is_never_cut_through_an_emoji() {
    String name = "n".repeat(39) + "😀";

    assertThat(TOLD.welcomeFor(Optional.of(name))).startsWith("Hi " + "n".repeat(39) + "!");
  }

  @Test
  void the_fields_are_read_back_as_they_were_written() {
    assertThat(CopyFields.read(Copy.DEFAULT.fields())).isEqualTo(Copy.DEFAULT);
    assertThat(Copy.DEFAULT.fields().values())
        .as("no field stands for another")
        .doesNotHaveDuplicates();
  }
}
