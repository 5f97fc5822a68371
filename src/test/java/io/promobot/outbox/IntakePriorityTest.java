package io.promobot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IntakePriorityTest {
  private final AtomicLong nanos = new AtomicLong();
  private final IntakePriority flood = new IntakePriority(nanos::get);

  @Test
  void a_few_events_leave_all_calls_allowed() {
    flood.came(24);

    assertThat(flood.callsAllowed(128)).isEqualTo(128);
  }

  @Test
  void in_a_flood_a_few_calls_have_their_turn_every_tenth_of_a_second() {
    flood.came(25);

    int first = flood.callsAllowed(128);
    int again = flood.callsAllowed(128);
    nanos.addAndGet(100_000_000);
    int later = flood.callsAllowed(128);

    assertThat(first).isEqualTo(32);
    assertThat(again).isZero();
    assertThat(later).isEqualTo(32);
  }

  @Test
  void one_post_with_many_events_is_a_flood_until_it_is_answered() {
    flood.came(1_000);
    int during = flood.callsAllowed(128);
    flood.answered(1_000);

    assertThat(during).isEqualTo(32);

    assertThat(flood.callsAllowed(128)).isEqualTo(128);
  }
}
