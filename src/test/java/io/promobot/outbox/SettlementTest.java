package io.promobot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.outbox.Settlement.Aftermath;
import io.promobot.outbox.Settlement.State;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {
  @Test
  void a_sent_message_keeps_the_id_messenger_gave_it() {
    Settlement sent = Settlement.sent(42, 3, Optional.of("m_1"));

    assertThat(sent.state()).isEqualTo(State.SENT);
    assertThat(sent.messageId()).contains("m_1");
    assertThat(sent.reason()).isEmpty();
    assertThat(sent.attempts()).isEqualTo(1);
  }

  @Test
  void an_echo_without_a_message_id_still_proves_that_it_was_sent() {
    Settlement sent = Settlement.sent(42, Settlement.ANY, Optional.empty());

    assertThat(sent.state()).isEqualTo(State.SENT);
    assertThat(sent.messageId()).isEmpty();
  }

  @ParameterizedTest(name = "{0} is the end: {1}")
  @CsvSource({
    "QUEUED, false",
    "UNKNOWN, false",
    "SENT, false",
    "FAILED, true",
    "SKIPPED, true",
    "CANCELLED, true"
  })
  void a_message_is_dead_when_it_will_never_arrive(State state, boolean dead) {
    assertThat(state.dead()).isEqualTo(dead);
  }

  @ParameterizedTest(name = "{0} because of {1}: {2}")
  @CsvSource({
    "QUEUED, throttled,     true",
    "QUEUED, token_refused, true",
    "FAILED, throttled,     false",
    "QUEUED, busy,          false",
    "QUEUED, breaker_open,  false",
  })
  void only_a_waiting_row_with_a_reason_of_the_page_pauses_it(
      State state, String reason, boolean pauses) {
    Settlement settlement = Settlement.waits(42, 3, state, reason, "", Duration.ZERO, 0);

    assertThat(settlement.pausesPage()).isEqualTo(pauses);
  }

  @Test
  void a_lesson_changes_nothing_else() {
    Settlement failed = Settlement.ended(42, 3, State.FAILED, "unreachable", "gone");

    Settlement taught = failed.teaching(Aftermath.BLOCKED);

    assertThat(taught.aftermath()).isEqualTo(Aftermath.BLOCKED);
    assertThat(taught.teaching(Aftermath.NONE)).isEqualTo(failed);
  }
}
