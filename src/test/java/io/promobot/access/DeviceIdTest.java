package io.promobot.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdTest {
  private static final String HASH = "pbkdf2-sha256$100$c2FsdA==$a2V5";
  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

  @Test
  void a_device_is_known_as_long_as_the_password_is_the_same() {
    var cookie = DeviceId.fresh(HASH, NOW);

    assertThat(DeviceId.read(cookie, HASH, NOW))
        .isPresent()
        .isEqualTo(DeviceId.read(cookie, HASH, NOW));
    assertThat(DeviceId.read(cookie, HASH + "x", NOW)).isEmpty();
    assertThat(DeviceId.fresh(HASH, NOW)).isNotEqualTo(cookie);
  }

  @Test
  void a_device_is_known_for_a_year_since_it_was_signed_last() {
    var cookie = DeviceId.fresh(HASH, NOW);
    var later = NOW.plus(Duration.ofDays(364));
    var over = NOW.plus(Duration.ofDays(365));

    var name = DeviceId.read(cookie, HASH, later).orElseThrow();
    assertThat(DeviceId.read(cookie, HASH, over)).isEmpty();
    assertThat(DeviceId.read(DeviceId.signed(name, HASH, later), HASH, over)).contains(name);
  }

  @Test
  void nobody_moves_the_day() {
    var parts = DeviceId.fresh(HASH, NOW).split("\\.");

    var moved = parts[0] + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2];
    assertThat(DeviceId.read(moved, HASH, NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "name",
        "name.",
        ".signature",
        "name.signature",
        "name.20000.signature",
        "name.99999999999999999999.signature",
        "name.-1.signature",
        "a.b.c.d"
      })
  void nobody_makes_up_a_device(String cookie) {
    assertThat(DeviceId.read(cookie, HASH, NOW)).isEmpty();
  }
}
