package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallerThrottleTest {
  private final AtomicLong now = new AtomicLong();
  private final CallerThrottle throttle = new CallerThrottle(3, 2, now::get);

  @Test
  void so_many_pass_at_once_and_then_so_many_a_second() {
    for (int i = 0; i < 3; i++) {
      assertThat(throttle.take("ana")).isEmpty();
    }
    assertThat(throttle.take("ana")).hasValue(1);
    assertThat(throttle.take("bo")).isEmpty();

    now.addAndGet(500_000_000);

    assertThat(throttle.take("ana")).isEmpty();
    assertThat(throttle.take("ana")).hasValue(1);
  }

  @Test
  void several_are_taken_together_or_not_at_all() {
    throttle.take("ana", 2);

    assertThat(throttle.take("ana", 3)).hasValue(1);
    assertThat(throttle.left("ana")).isEqualTo(1);
    now.addAndGet(1_000_000_000);
    assertThat(throttle.take("ana", 3)).isEmpty();
  }

  @Test
  void time_refills_no_more_than_at_first() {
    throttle.take("ana");
    now.addAndGet(3_600_000_000_000L);

    for (int i = 0; i < 3; i++) {
      assertThat(throttle.take("ana")).isEmpty();
    }
    assertThat(throttle.take("ana")).isPresent();
  }
}
