package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
  private final SettableClock clock = new SettableClock();
  private final SignInThrottle throttle = new SignInThrottle(3, Duration.ofMinutes(1), clock);

  @Test
  void each_try_after_the_free_ones_waits_twice_as_long_up_to_a_cap() {
    throttle.tryNow("a");
    throttle.tryNow("a");
    assertThat(throttle.tryNow("a")).isEmpty();
    for (long wait : new long[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
      assertThat(throttle.tryNow("a")).hasValue(Duration.ofSeconds(wait));
      clock.tick(Duration.ofSeconds(wait));
      assertThat(throttle.tryNow("a")).isEmpty();
    }
  }

  @Test
  void asking_too_early_costs_nothing() {
    for (int i = 0; i < 100; i++) {
      throttle.tryNow("a");
    }

    assertThat(throttle.tryNow("a")).hasValue(Duration.ofSeconds(1));
  }

  @Test
  void time_heals() {
    for (int i = 0; i < 10; i++) {
      throttle.tryNow("a");
      clock.tick(Duration.ofMinutes(1));
    }
    clock.tick(Duration.ofMinutes(2));

    throttle.tryNow("a");
    assertThat(throttle.tryNow("a")).isEmpty();
  }

  @Test
  void guessers_do_not_slow_down_each_other_and_only_so_many_are_remembered() {
    for (int i = 0; i < 20_000; i++) {
      assertThat(throttle.tryNow("guesser " + i)).isEmpty();
    }

    assertThat(throttle.remembered()).isEqualTo(10_000);
  }
}
