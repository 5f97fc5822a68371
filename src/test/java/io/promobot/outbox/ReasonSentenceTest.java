package io.promobot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonSentenceTest {
  @ParameterizedTest
  @EnumSource(Reason.class)
  void every_reason_of_a_channel_is_a_sentence(Reason reason) {
    assertThat(ReasonSentence.of(reason.key())).matches("[A-Z].+[^.]\\.");
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
