package io.promobot.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.Coupon;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final OptionalDouble TWENTY = OptionalDouble.of(20);

  private static Campaign campaign(String state) {
    return new Campaign("c1", "Spring", state, 1, Coupon.COPY, NOON, new Sending(0, 0, 0, 0, 0));
  }

  @Test
  void the_end_is_as_far_away_as_what_waits_takes_at_the_pace() {
    assertThat(Progress.of(campaign("sending"), 61, TWENTY, NOON).endsAt())
        .isEqualTo(Optional.of(NOON.plusSeconds(4)));
    assertThat(Progress.time(100_000, TWENTY)).isEqualTo(Optional.of(Duration.ofSeconds(5_000)));
    assertThat(Progress.time(1, OptionalDouble.of(0.5)))
        .isEqualTo(Optional.of(Duration.ofSeconds(2)));
  }

  @Test
  void nothing_ends_that_is_paused_or_has_nothing_left_or_no_limit() {
    assertThat(Progress.of(campaign("paused"), 61, TWENTY, NOON).endsAt()).isEmpty();
    assertThat(Progress.of(campaign("sending"), 0, TWENTY, NOON).endsAt()).isEmpty();
    assertThat(Progress.of(campaign("sending"), 61, OptionalDouble.empty(), NOON).endsAt())
        .isEmpty();
    assertThat(Progress.time(61, OptionalDouble.empty())).isEmpty();
  }
}
