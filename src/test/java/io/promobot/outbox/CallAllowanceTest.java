package io.promobot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Breaker.State;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CallAllowanceTest {
  private final AtomicReference<State> breaker = new AtomicReference<>(State.CLOSED);
  private final IntakePriority priority = new IntakePriority(() -> 0);
  private final CallAllowance allowance = new CallAllowance(breaker::get, priority);

  @Test
  void all_calls_start_while_messenger_answers() {
    assertThat(allowance.applyAsInt(128)).isEqualTo(128);
  }

  @Test
  void a_flood_of_events_goes_first() {
    priority.came(1_000);

    assertThat(allowance.applyAsInt(128)).isEqualTo(32);
    assertThat(allowance.applyAsInt(128)).isZero();
  }

  @Test
  void one_call_tries_whether_messenger_is_back_if_there_is_one() {
    breaker.set(State.HALF_OPEN);

    assertThat(allowance.applyAsInt(128)).isEqualTo(1);
    assertThat(allowance.applyAsInt(0)).isZero();
  }

  @Test
  void no_call_starts_while_messenger_is_away() {
    breaker.set(State.OPEN);

    assertThat(allowance.applyAsInt(128)).isZero();
  }
}
