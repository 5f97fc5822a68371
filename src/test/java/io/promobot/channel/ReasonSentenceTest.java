package io.promobot.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonSentenceTest {
  @ParameterizedTest
  @EnumSource(Reason.class)
  void every_reason_of_a_channel_is_a_sentence(Reason reason) {
    assertThat(ReasonSentence.of(reason.key())).matches("[A-Z].+[^.]\\.");
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void every_reason_is_a_sentence_about_the_system_that_gave_it(Reason reason) {
    assertThat(ReasonSentence.of(reason.key(), "slack"))
        .matches("[A-Z].+[^.]\\.")
        .doesNotContain("%s");
  }

  @ParameterizedTest(name = "{1} of {0} → {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          message | not_reached        | Messenger could not be reached.
          email   | address_refused    | The mail server refused the address.
          slack   | channel_gone       | Slack says that this channel no longer exists.
          webhook | no_answer          | The system behind the URL did not say whether the message arrived.
          discord | throttled          | Discord asked us to slow down.
          email   | erased             | The person it was about has been erased.
          message | erased             | The customer was erased.
          slack   | cancelled_by_owner | You cancelled this.
          email   | echo_missing       | The mail server never said whether it arrived; it is sent once more.
          """)
  void a_sentence_names_the_system_it_is_about(String kind, String key, String sentence) {
    assertThat(ReasonSentence.of(key, kind)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opted_out",
        "blocked",
        "window_closed",
        "page_paused",
        "erased",
        "cancelled_by_owner",
        "echo_missing",
        "too_old"
      })
  void every_reason_of_our_own_is_a_sentence(String key) {
    assertThat(ReasonSentence.of(key)).matches("[A-Z].+ .+[^.]\\.");
  }

  @Test
  void a_reason_nobody_knows_is_shown_as_it_is() {
    assertThat(ReasonSentence.of("moon_phase")).isEqualTo("moon phase");
  }
}
