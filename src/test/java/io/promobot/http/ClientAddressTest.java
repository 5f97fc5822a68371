package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  private static String of(String address) {
    return ClientAddress.of(address, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
    "2001:db8:1:2::1, 2001:db8:1:3::1, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "::ffff:192.0.2.1, ::ffff:192.0.2.2, false",
    "nonsense, more nonsense, true"
  })
  void one_customer_is_one_ipv4_address_or_one_ipv6_network(String a, String b, boolean same) {
    assertThat(of(a).equals(of(b))).isEqualTo(same);
  }

  @Test
  void only_what_the_last_proxy_wrote_counts() {
    assertThat(ClientAddress.of("10.0.0.1", Optional.of("6.6.6.6, 192.0.2.1")))
        .isEqualTo(of("192.0.2.1"));
    assertThat(ClientAddress.of("10.0.0.1", Optional.of("192.0.2.1, <script>")))
        .isEqualTo(of("10.0.0.1"));
  }
}
