package io.promobot.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
  private static final String SHOP = "Umi Shop";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password123",
        "Password123!",
        "1234567890",
        "qwertyuiop",
        "passwordpassword",
        "aaaaaaaaaaaa",
        "iloveyou12",
        "barcelona1",
        "umishop2024",
        "Umi Shop 2026",
        "umi-shop-1",
        "promobot2026"
      })
  void what_guessers_try_first_is_refused(String password) {
    assertThat(PasswordRule.mistake(password, SHOP))
        .hasValue("is among the first million passwords that guessers try");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse",
        "a much better one",
        "Mi abuela hace buen pan",
        "xk7q2-m9w4r-t6z3p-hv8nd",
        "пирожок вчера испекла"
      })
  void what_nobody_guesses_soon_is_taken(String password) {
    assertThat(PasswordRule.mistake(password, SHOP)).isEmpty();
  }

  @Test
  void a_long_password_is_measured_in_time() {
    assertThat(PasswordRule.mistake("ab1 ".repeat(256), SHOP)).isPresent();
  }

  @Test
  void a_shop_without_a_latin_name_may_have_a_password() {
    assertThat(PasswordRule.mistake("correct horse", "海の店")).isEmpty();
  }
}
