package io.promobot.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What is stored of a password. */
class PasswordHashTest {
  @Test
  void each_guess_costs_six_hundred_thousand_rounds() {
    assertThat(PasswordHash.of("correct horse")).startsWith("pbkdf2-sha256$600000$");
  }

  @Test
  void the_same_password_fits_and_another_does_not() {
    var hash = PasswordHash.of("correct horse", 10);

    assertThat(PasswordHash.fits("correct horse", hash)).isTrue();
    assertThat(PasswordHash.fits("correct horsf", hash)).isFalse();
    assertThat(PasswordHash.of("correct horse", 10)).as("another salt").isNotEqualTo(hash);
  }

  @Test
  void a_hash_of_another_kind_matches_no_password() {
    assertThatThrownBy(() -> PasswordHash.fits("x", "md5$1$2$3")).hasMessageContaining("unknown");
  }
}
