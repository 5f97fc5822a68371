package io.promobot.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.text.PasswordRule;
import org.junit.jupiter.api.Test;

class TokensTest {
  @Test
  void a_generated_password_passes_the_rule_for_passwords() {
    assertThat(PasswordRule.mistake(Tokens.freshPassword(), "Umi Shop")).isEmpty();
  }
}
