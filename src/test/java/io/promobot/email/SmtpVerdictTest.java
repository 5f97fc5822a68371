package io.promobot.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Reason;
import io.promobot.email.SmtpVerdict.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail server's words mean. */
class SmtpVerdictTest {
  @ParameterizedTest
  @CsvSource({
    "421,BEFORE,BUSY",
    "421,LETTER,BUSY",
    "421,RECIPIENT,BUSY",
    "450,RECIPIENT,ADDRESS_BUSY",
    "451,LETTER,BUSY",
    "452,RECIPIENT,ADDRESS_BUSY",
    "454,BEFORE,BUSY",
    "550,RECIPIENT,ADDRESS_REFUSED",
    "553,RECIPIENT,ADDRESS_REFUSED",
    "550,LETTER,REFUSED",
    "552,LETTER,REFUSED",
    "554,LETTER,REFUSED",
    "554,BEFORE,NOT_REACHED",
    "530,LETTER,LOGIN_REFUSED",
    "534,BEFORE,LOGIN_REFUSED",
    "535,BEFORE,LOGIN_REFUSED",
    "538,BEFORE,LOGIN_REFUSED"
  })
  void every_answer_has_its_reason(int code, Step step, Reason reason) {
    assertThat(SmtpVerdict.of(code, step, "x").reason()).isEqualTo(reason);
  }

  @Test
  void the_servers_words_are_kept_on_one_short_line() {
    assertThat(SmtpVerdict.of(550, Step.RECIPIENT, "550 5.1.1\r\nno such user").getMessage())
        .isEqualTo("550 5.1.1 no such user");
    assertThat(SmtpVerdict.of(550, Step.LETTER, "x".repeat(5_000)).getMessage()).hasSize(200);
  }
}
