package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FloodTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Flood flood = new Flood(nanos::get);

  @Test
  void a_few_posts_leave_all_calls_allowed() {
    posts(24);

    assertThat(flood.callsAllowed(128)).isEqualTo(128);
  }

  @Test
  void in_a_flood_a_few_calls_have_their_turn_every_tenth_of_a_second() {
    posts(25);

    int first = flood.callsAllowed(128);
    int again = flood.callsAllowed(128);
    nanos.addAndGet(100_000_000);
    int later = flood.callsAllowed(128);

    assertThat(first).isEqualTo(32);
    assertThat(again).isZero();
    assertThat(later).isEqualTo(32);
  }

  @Test
  void a_flood_is_over_when_its_posts_are_answered() {
    posts(25);
    flood.postAnswered();

    assertThat(flood.callsAllowed(128)).isEqualTo(128);
  }

  private void posts(int count) {
    for (int i = 0; i < count; i++) {
      flood.postCame();
    }
  }
}
