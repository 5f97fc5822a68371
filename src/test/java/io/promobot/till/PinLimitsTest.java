package io.promobot.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.till.PinLimits.Budget;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinLimitsTest {
  @Test
  void eight_wrong_pins_cost_no_time() {
    assertThat(PinLimits.wait(7, Duration.ZERO)).isEmpty();
    assertThat(PinLimits.wait(8, Duration.ZERO)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"8, 2", "9, 4", "10, 8", "15, 256", "18, 2048", "19, 3600", "20, 3600", "1000, 3600"})
  void each_wrong_pin_after_that_doubles_the_wait_up_to_an_hour(int wrong, int seconds) {
    assertThat(PinLimits.wait(wrong, Duration.ofSeconds(seconds).minusMillis(1))).isPresent();
    assertThat(PinLimits.wait(wrong, Duration.ofSeconds(seconds))).isEmpty();
  }

  @Test
  void a_day_without_a_wrong_pin_is_a_new_beginning() {
    assertThat(PinLimits.wait(1000, Duration.ofDays(1))).isEmpty();
  }

  /** The figures of docs/security.md. */
  @Test
  void one_network_tries_41_pins_on_its_first_day_and_strangers_30_together() {
    long second = 0;
    int tried = 0;
    long last = 0;
    while (second < Duration.ofDays(1).toSeconds()) {
      if (PinLimits.wait(tried, Duration.ofSeconds(second - last)).isEmpty()) {
        tried++;
        last = second;
      } else {
        second++;
      }
    }

    assertThat(tried).isEqualTo(41);
    assertThat(Budget.STRANGERS.allows(0, 29)).isTrue();
    assertThat(Budget.STRANGERS.allows(0, 30)).isFalse();
    assertThat(Budget.KNOWN.allows(0, 200)).isFalse();
  }
}
