package io.promobot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendWindowTest {
  private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest(name = "at {0}: open {1}")
  @CsvSource({
    "2026-02-28T12:00:00Z,     true",
    "2026-03-01T11:54:59.999Z, true",
    "2026-03-01T11:55:00Z,     false",
    "2026-03-01T12:00:00Z,     false",
    "2026-03-02T12:00:00Z,     false",
  })
  void it_is_open_until_five_minutes_before_its_end(Instant now, boolean open) {
    assertThat(SendWindow.open(END, now)).isEqualTo(open);
  }
}
