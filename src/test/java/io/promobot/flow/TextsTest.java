package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Texts READY = Coupon.COPY.of("Umi Shop");

  @Test
  void the_shops_name_is_filled_in_everywhere() {
    assertThat(READY.fields().values()).noneMatch(text -> text.contains("{business}"));
    assertThat(READY.get(CouponStory.NAMELESS)).contains("Welcome to Umi Shop.");
  }

  @Test
  void images_of_our_own_become_absolute_and_others_stay() {
    Texts copy = CopyEdit.of("thanks_image", "https://cdn.example/t.png");

    Texts absolute = copy.withImagesAt("https://shop.example");

    assertThat(absolute.get(CouponStory.PICTURE))
        .isEqualTo("https://shop.example/images/coupon.png");
    assertThat(absolute.get(CouponStory.FAREWELL_PICTURE)).isEqualTo("https://cdn.example/t.png");
    assertThat(absolute.get(CouponStory.GREETING)).isEqualTo(copy.get(CouponStory.GREETING));
  }

  @Test
  void only_the_placeholders_of_a_text_are_filled_in() {
    Texts copy = CopyEdit.of("welcome", "Hi {name}, {thanks} {code}");

    assertThat(Reader.of("w", Optional.of("Ana")).reads(copy, CouponStory.GREETING))
        .isEqualTo("Hi Ana, {thanks} {code}");
  }

  @Test
  void a_draft_full_of_placeholders_does_not_grow_without_bound() {
    Texts copy =
        Texts.preset(CouponStory.STORY)
            .with(Map.of("reveal", "{code}".repeat(666), "code", "x".repeat(4_000)));

    assertThat(copy.get(CouponStory.REVEALS)).hasSize(4_000).matches("x+");
    assertThat(copy.longest(CouponStory.REVEALS)).isEqualTo(666 * 4_000);
  }

  @Test
  void the_longest_form_of_a_text_is_as_long_as_it_says() {
    Texts copy = CopyEdit.of("welcome", "Hi {name}, {name}: {code}{");

    assertThat(copy.longest(CouponStory.GREETING))
        .isEqualTo(
            Reader.of("w", Optional.of("n".repeat(40))).reads(copy, CouponStory.GREETING).length());
  }

  @Test
  void a_name_is_taken_as_it_is_even_if_it_looks_like_a_placeholder() {
    assertThat(greeting("{code}")).startsWith("Hi {code}! ");
    assertThat(greeting("$1\\")).startsWith("Hi $1\\! ");
  }

  @Test
  void a_name_is_stripped_and_a_very_long_one_is_cut() {
    assertThat(greeting("  Ana ")).startsWith("Hi Ana! ");
    assertThat(greeting("n".repeat(40))).startsWith("Hi " + "n".repeat(40) + "!");
    assertThat(greeting("n".repeat(41))).startsWith("Hi " + "n".repeat(40) + "!");
  }

  @Test
  void a_long_name_is_never_cut_through_an_emoji() {
    assertThat(greeting("n".repeat(39) + "😀")).startsWith("Hi " + "n".repeat(39) + "!");
  }

  private static String greeting(String name) {
    return CouponStory.WELCOME.message(READY, Reader.of("w", Optional.of(name))).text();
  }

  @Test
  void changes_are_taken_and_what_the_story_does_not_know_is_left_out() {
    Texts copy =
        Texts.preset(SignUpStory.STORY)
            .with(Map.of("ask_email", "{business} greets {name} {name}!", "gone", "?"))
            .of("Umi");

    assertThat(copy.get(SignUpStory.ASK_EMAIL, "{name}", "Ana")).isEqualTo("Umi greets Ana Ana!");
    assertThat(copy.fields()).doesNotContainKey("gone");
  }
}
