package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapacityTest {
  private static final long MIB = 1 << 20;

  @Test
  void a_small_heap_means_few_connections() {
    assertThat(Capacity.of(160 * MIB, 64 * MIB).connections()).isEqualTo(2_560);
    assertThat(Capacity.of(96 * MIB, 64 * MIB).connections()).isEqualTo(1_536);
  }

  @Test
  void little_memory_outside_the_heap_does_so_too() {
    assertThat(Capacity.of(160 * MIB, 24 * MIB).connections()).isEqualTo(1_024);
  }

  @Test
  void a_large_heap_has_no_more_connections_than_anybody_needs() {
    assertThat(Capacity.of(8_192 * MIB, 8_192 * MIB).connections()).isEqualTo(12_000);
  }

  @Test
  void all_that_may_be_used_at_once_leaves_more_than_half_of_the_memory() {
    Capacity capacity = Capacity.of(160 * MIB, 64 * MIB);

    assertThat(capacity.bodies() + capacity.held()).isLessThan(80 * MIB);
    assertThat(capacity.queued()).isLessThan(32 * MIB);
  }
}
