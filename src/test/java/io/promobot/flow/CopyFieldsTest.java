package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.CopyFields.Mistake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyFieldsTest {
  private static final String SHOP = "Umi Shop";

  @Test
  void the_default_copy_fits() {
    assertThat(CopyFields.mistakes(Copy.DEFAULT, SHOP)).isEmpty();
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

    List<Mistake> fits = CopyFields.mistakes(CopyEdit.of(field, longest), SHOP);
    List<Mistake> refused = CopyFields.mistakes(CopyEdit.of(field, longest + "x"), SHOP);

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

    assertThat(CopyFields.mistakes(CopyEdit.of("reveal", longest), SHOP)).isEmpty();
    assertThat(CopyFields.mistakes(CopyEdit.of("reveal", "x" + longest), SHOP))
        .containsExactly(
            new Mistake("reveal", "is 2000 characters long; Messenger takes at most 1999"));
  }

  @Test
  void a_welcome_is_measured_with_the_longest_name_in_it() {
    String longest = "{name}" + padded("", 600);

    assertThat(CopyFields.mistakes(CopyEdit.of("welcome", longest), SHOP)).isEmpty();
    assertThat(CopyFields.mistakes(CopyEdit.of("welcome", longest + "x"), SHOP))
        .containsExactly(
            new Mistake("welcome", "is 641 characters long; Messenger takes at most 640"));
  }

  @Test
  void a_text_is_measured_with_the_shops_name_in_it() {
    Copy copy = CopyEdit.of("offer", "{business}" + padded("", 72));

    assertThat(CopyFields.mistakes(copy, SHOP)).isEmpty();
    assertThat(CopyFields.mistakes(copy, SHOP + "s"))
        .containsExactly(new Mistake("offer", "is 81 characters long; Messenger takes at most 80"));
  }

  @Test
  void an_emoji_counts_as_two_the_stricter_reading() {
    assertThat(CopyFields.mistakes(CopyEdit.of("yes_label", "😀".repeat(10)), SHOP)).isEmpty();
    assertThat(CopyFields.mistakes(CopyEdit.of("yes_label", "😀".repeat(11)), SHOP)).hasSize(1);
  }

  @ParameterizedTest(name = "{0} \"{1}\" is refused: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "thanks       | ' '                    | is empty; Messenger refuses empty texts",
        "yes_label    | ''                     | is empty; Messenger refuses empty texts",
        "coupon_image | ftp://a.example/x.png  | must be an http(s) address or one of our own /images/",
        "coupon_image | javascript:alert(1)    | must be an http(s) address or one of our own /images/",
        "thanks_image | /images/../secret      | must be an http(s) address or one of our own /images/",
        "thanks_image | /image/x.png           | must be an http(s) address or one of our own /images/",
        "thanks_image | https://a.example/a b  | must be an http(s) address or one of our own /images/",
        "offer        | /images/coupon.png     | is a text, not an image",
        "code         | 10 OFF                 | may hold letters, digits, '-', '_' and '.', and no blanks",
        "code         | '{business}'           | may hold letters, digits, '-', '_' and '.', and no blanks",
        "reveal       | Here you are           | must contain {code}, or the customer never sees the code",
        "thanks       | Bye {name}             | does not know the placeholder {name}",
        "reminder     | Hi {first_name}        | does not know the placeholder {first_name}",
        "offer        | Get {code}             | does not know the placeholder {code}",
        "welcome      | Hi {Name}              | does not know the placeholder {Name}",
      })
  void a_broken_rule_is_named(String field, String text, String message) {
    assertThat(CopyFields.mistakes(CopyEdit.of(field, text), SHOP))
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
        "thanks_image | /images/a-1_B.webp",
        "goodbye      | Bye from {business}",
        "welcome      | Welcome to {business}",
        "reveal       | {code} {code} at {business}",
        "offer        | 10 % {off",
      })
  void what_breaks_no_rule_is_taken(String field, String text) {
    assertThat(CopyFields.mistakes(CopyEdit.of(field, text), SHOP)).isEmpty();
  }

  @Test
  void every_mistake_is_told_at_once_in_the_order_of_the_story() {
    Copy copy =
        CopyEdit.of(Map.of("goodbye", "", "welcome", "{x} {y}", "no_label", "n".repeat(21)));

    assertThat(CopyFields.mistakes(copy, SHOP))
        .extracting(Mistake::field)
        .containsExactly("welcome", "welcome", "no_label", "goodbye");
  }

  private static String padded(String start, int length) {
    return start + "x".repeat(length - start.length());
  }
}
