package io.promobot.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdTest {
  private static final String HASH = "pbkdf2-sha256$100$c2FsdA==$a2V5";

  @Test
  void a_device_is_known_as_long_as_the_password_is_the_same() {
    var cookie = DeviceId.fresh(HASH);

    assertThat(DeviceId.read(cookie, HASH)).isPresent().isEqualTo(DeviceId.read(cookie, HASH));
    assertThat(DeviceId.read(cookie, HASH + "x")).isEmpty();
    assertThat(DeviceId.fresh(HASH)).isNotEqualTo(cookie);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "name", "name.", ".signature", "name.signature"})
  void nobody_makes_up_a_device(String cookie) {
    assertThat(DeviceId.read(cookie, HASH)).isEmpty();
  }
}
