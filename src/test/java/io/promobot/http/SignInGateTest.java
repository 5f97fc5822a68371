package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInGateTest {
  private final SettableClock clock = new SettableClock();
  private final SignInGate gate = new SignInGate(clock);

  @Test
  void guessing_from_everywhere_slows_down_strangers_but_not_where_the_owner_came_from() {
    gate.tryPassword("the owner's");
    gate.passwordFitted("the owner's");
    for (int i = 0; i < 100; i++) {
      gate.tryPassword("stranger " + i);
    }

    assertThat(gate.tryPassword("one more")).isPresent();
    assertThat(gate.tryPassword("the owner's")).isEmpty();
  }

  @Test
  void strangers_never_wait_for_longer_than_seconds() {
    for (int i = 0; i < 1_000; i++) {
      gate.tryPassword("stranger " + i);
      clock.tick(Duration.ofSeconds(1));
    }

    clock.tick(Duration.ofSeconds(8));
    assertThat(gate.tryPassword("one more")).isEmpty();
  }

  @Test
  void wrong_passwords_do_not_close_the_links() {
    for (int i = 0; i < 100; i++) {
      gate.tryPassword("a");
    }

    assertThat(gate.tryLink("a")).isEmpty();
  }
}
