package io.promobot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest(name = "after {0} attempts, chance {1}: {2}")
  @CsvSource({
    "1,          1,    PT2S",
    "2,          1,    PT4S",
    "3,          1,    PT8S",
    "9,          1,    PT8M32S",
    "10,         1,    PT10M",
    "100,        1,    PT10M",
    "2147483647, 1,    PT10M",
    "0,          1,    PT2S",
    "-1,         1,    PT2S",
    "1,          0.5,  PT1S",
    "1,          0.25, PT0.5S",
    "1,          0,    PT0.5S",
    "100,        0,    PT0.5S",
    "100,        0.5,  PT5M",
  })
  void pauses_grow_are_spread_by_chance_and_stay_within_bounds(
      int attempts, double chance, Duration pause) {
    assertThat(new Backoff(() -> chance).after(attempts)).isEqualTo(pause);
  }
}
