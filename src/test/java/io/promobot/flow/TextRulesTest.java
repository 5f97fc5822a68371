package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.TextRules.Mistake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextRulesTest {
  private static final String SHOP = "Umi Shop";

  @Test
  void the_default_copy_fits() {
    assertThat(TextRules.mistakes(Coupon.COPY, Map.of(), SHOP)).isEmpty();
  }

  @ParameterizedTest(name = "{0} takes {1} characters, beginning with \"{2}\"")
  @CsvSource(
      delimiter = '|',
      value = {
        "welcome          | 640 | ''",
        "welcome_nameless | 640 | ''",
        "yes_label        | 20 | ''",
        "no_label         | 20 | ''",
        "offer            | 80 | ''",
        "terms            | 80 | ''",
        "coupon_image     | 2000 | https://a.example/",
        "reveal_label     | 20 | ''",
        "code             | 40 | ''",
        "thanks           | 1999 | ''",
        "thanks_image     | 2000 | /images/",
        "reminder         | 640 | ''",
        "coupon_reminder  | 640 | ''",
        "goodbye          | 1999 | ''",
      })
  void a_text_at_its_limit_fits_and_one_more_is_refused_with_the_limit_named(
      String field, int limit, String start) {
    String longest = padded(start, limit);

    List<Mistake> fits = TextRules.mistakes(CopyEdit.of(field, longest), Map.of(), SHOP);
    List<Mistake> refused = TextRules.mistakes(CopyEdit.of(field, longest + "x"), Map.of(), SHOP);

    assertThat(fits).isEmpty();
    assertThat(refused)
        .containsExactly(
            new Mistake(
                field,
                "is %d characters long; Messenger takes at most %d".formatted(limit + 1, limit)));
  }

  @Test
  void a_reveal_text_is_measured_with_the_code_in_it() {
    String longest = padded("", 1999 - "UMI10".length()) + "{code}";

    assertThat(TextRules.mistakes(CopyEdit.of("reveal", longest), Map.of(), SHOP)).isEmpty();
    assertThat(TextRules.mistakes(CopyEdit.of("reveal", "x" + longest), Map.of(), SHOP))
        .containsExactly(
            new Mistake("reveal", "is 2000 characters long; Messenger takes at most 1999"));
  }

  @Test
  void a_welcome_is_measured_with_the_longest_name_in_it() {
    String longest = "{name}" + padded("", 600);

    assertThat(TextRules.mistakes(CopyEdit.of("welcome", longest), Map.of(), SHOP)).isEmpty();
    assertThat(TextRules.mistakes(CopyEdit.of("welcome", longest + "x"), Map.of(), SHOP))
        .containsExactly(
            new Mistake("welcome", "is 641 characters long; Messenger takes at most 640"));
  }

  @Test
  void a_text_is_measured_with_the_shops_name_in_it() {
    Texts copy = CopyEdit.of("offer", "{business}" + padded("", 72));

    assertThat(TextRules.mistakes(copy, Map.of(), SHOP)).isEmpty();
    assertThat(TextRules.mistakes(copy, Map.of(), SHOP + "s"))
        .containsExactly(new Mistake("offer", "is 81 characters long; Messenger takes at most 80"));
  }

  @Test
  void an_emoji_counts_as_two_the_stricter_reading() {
    assertThat(TextRules.mistakes(CopyEdit.of("yes_label", "😀".repeat(10)), Map.of(), SHOP))
        .isEmpty();
    assertThat(TextRules.mistakes(CopyEdit.of("yes_label", "😀".repeat(11)), Map.of(), SHOP))
        .hasSize(1);
  }

  @ParameterizedTest(name = "{0} \"{1}\" is refused: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "thanks       | ' '                    | is empty; Messenger refuses empty texts",
        "yes_label    | ''                     | is empty; Messenger refuses empty texts",
        "coupon_image | ftp://a.example/x.png  | must be an http(s) address without a password, or one of our own /images/",
        "coupon_image | javascript:alert(1)    | must be an http(s) address without a password, or one of our own /images/",
        "thanks_image | /images/../secret      | must be an http(s) address without a password, or one of our own /images/",
        "thanks_image | /image/x.png           | must be an http(s) address without a password, or one of our own /images/",
        "coupon_image | https://u:p@a.example/ | must be an http(s) address without a password, or one of our own /images/",
        "coupon_image | https://a.example:99999/ | must be an http(s) address without a password, or one of our own /images/",
        "coupon_image | https:///x.png         | must be an http(s) address without a password, or one of our own /images/",
        "thanks_image | https://a.example/a b  | must be an http(s) address without a password, or one of our own /images/",
        "no_label     | STOP                   | is a word by which people opt out of all offers; choose another",
        "no_label     | 'Baja, gracias'        | is a word by which people opt out of all offers; choose another",
        "no_label     | '\u202e'              | must have something in it that can be seen",
        "welcome      | '\u200b\u2060'       | must have something in it that can be seen",
        "offer        | /images/coupon.png     | is a text, not an image",
        "code         | 10 OFF                 | may contain letters, digits, '-', '_' and '.', and no spaces",
        "code         | -.--                   | needs a letter or a digit",
        "code         | '{business}'           | may contain letters, digits, '-', '_' and '.', and no spaces",
        "reveal       | Here you are           | must contain {code}, or the customer never sees it",
        "thanks       | Bye {name}             | does not know the placeholder {name}",
        "reminder     | Hi {first_name}        | does not know the placeholder {first_name}",
        "offer        | Get {code}             | does not know the placeholder {code}",
        "welcome      | Hi {Name}              | does not know the placeholder {Name}",
      })
  void a_broken_rule_is_named(String field, String text, String message) {
    assertThat(TextRules.mistakes(CopyEdit.of(field, text), Map.of(), SHOP))
        .contains(new Mistake(field, message))
        .allMatch(mistake -> mistake.field().equals(field), "is about " + field);
  }

  @ParameterizedTest(name = "{0} \"{1}\" is fine")
  @CsvSource(
      delimiter = '|',
      value = {
        "code         | SOMMER-10_ü.",
        "code         | クーポン",
        "coupon_image | http://a.example/x.png?size=1#a",
        "coupon_image | HTTPS://A.example:8443/x.png",
        "thanks_image | /images/a-1_B.webp",
        "goodbye      | Bye from {business}",
        "welcome      | Welcome to {business}",
        "reveal       | {code} {code} at {business}",
        "offer        | 10 % {off",
      })
  void what_breaks_no_rule_is_taken(String field, String text) {
    assertThat(TextRules.mistakes(CopyEdit.of(field, text), Map.of(), SHOP)).isEmpty();
  }

  @Test
  void no_two_buttons_of_a_form_have_the_same_label() {
    Texts form = Texts.preset(SignUpStory.STORY);

    assertThat(TextRules.mistakes(form, Map.of("skip_label", "Cáncel!"), SHOP))
        .extracting(Mistake::message)
        .containsExactly("is another button's label, too");
    assertThat(TextRules.mistakes(form, Map.of("skip_label", "Stop"), SHOP))
        .extracting(Mistake::field)
        .containsExactly("skip_label");
  }

  @Test
  void every_mistake_is_told_at_once_in_the_order_of_the_story() {
    Texts copy =
        CopyEdit.of(Map.of("goodbye", "", "welcome", "{x} {y}", "no_label", "n".repeat(21)));

    assertThat(TextRules.mistakes(copy, Map.of(), SHOP))
        .extracting(Mistake::field)
        .containsExactly("welcome", "welcome", "no_label", "goodbye");
  }

  private static String padded(String start, int length) {
    return start + "x".repeat(length - start.length());
  }

  @ParameterizedTest
  @MethodSource("everyStory")
  void what_every_story_says_at_first_breaks_no_rule(Story story) {
    assertThat(TextRules.mistakes(Texts.preset(story), Map.of(), SHOP)).isEmpty();
  }

  static List<Story> everyStory() {
    return Stories.ALL;
  }

  @Test
  void a_text_that_the_story_does_not_have_is_refused() {
    assertThat(TextRules.mistakes(Coupon.COPY, Map.of("ask_colour", "red?"), SHOP))
        .containsExactly(new Mistake("ask_colour", "is not a text of this story"));
  }

  @Test
  void a_control_character_is_refused() {
    assertThat(TextRules.mistakes(Coupon.COPY, Map.of("thanks", "x\0"), SHOP))
        .containsExactly(new Mistake("thanks", "contains a control character"));
    assertThat(TextRules.mistakes(Coupon.COPY, Map.of("thanks", "a\n\tb"), SHOP)).isEmpty();
  }

  @Test
  void a_placeholder_stands_only_where_something_is_known_to_take_its_place() {
    Texts signUp = Texts.preset(SignUpStory.STORY);

    assertThat(TextRules.mistakes(signUp, Map.of("ask_email", "Hi {name}"), SHOP)).isEmpty();
    assertThat(TextRules.mistakes(signUp, Map.of("ask_name", "Hi {name}"), SHOP))
        .containsExactly(new Mistake("ask_name", "does not know the placeholder {name}"));
  }
}
