package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  private static final String PROXY = "10.0.0.1";

  private static String of(String address) {
    return ClientAddress.of(address, MultiMap.caseInsensitiveMultiMap(), false);
  }

  private static String behindProxy(String header, String... values) {
    var headers = MultiMap.caseInsensitiveMultiMap();
    for (var value : values) {
      headers.add(header, value);
    }
    return ClientAddress.of(PROXY, headers, true);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
    "2001:db8:1:2::1, 2001:db8:1:3::1, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "::ffff:192.0.2.1, ::ffff:192.0.2.2, false",
    "::ffff:192.0.2.1, 192.0.2.1, true",
    "fe80::1%eth0, fe80::1%eth1, true",
    "nonsense, more nonsense, true"
  })
  void one_customer_is_one_ipv4_address_or_one_ipv6_network(String a, String b, boolean same) {
    assertThat(of(a).equals(of(b))).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "192.0.2.1 | 192.0.2.1",
        "6.6.6.6, 192.0.2.1 | 192.0.2.1",
        "'  192.0.2.1:5678 ' | 192.0.2.1",
        "6.6.6.6:1, 192.0.2.1:5678 | 192.0.2.1",
        "\"192.0.2.1:5678\" | 192.0.2.1",
        "[2001:db8::1]:443 | 2001:db8::1",
        "\"[2001:db8::1]:443\" | 2001:db8::1",
        "[2001:db8::1] | 2001:db8::1",
        "2001:db8::1 | 2001:db8::1",
        "[fe80::1%25eth0]:443 | fe80::1",
        "::ffff:192.0.2.1 | 192.0.2.1",
      })
  void addresses_are_read_as_proxies_write_them(String header, String visitor) {
    assertThat(behindProxy("x-forwarded-for", header)).isEqualTo(of(visitor));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "for=192.0.2.1 | 192.0.2.1",
        "For=\"192.0.2.1:4711\";proto=https;by=203.0.113.43 | 192.0.2.1",
        "for=\"[2001:db8:cafe::17]:4711\" | 2001:db8:cafe::17",
        "for=6.6.6.6, proto=https; for = 192.0.2.1 | 192.0.2.1",
        "for=6.6.6.6;host=\"a,b\", for=192.0.2.1;host=\"c,d\" | 192.0.2.1",
        "for=6.6.6.6;host=\"for=7.7.7.7\", host=\";for=8.8.8.8\";for=192.0.2.1 | 192.0.2.1",
      })
  void the_forwarded_header_is_read_as_rfc_7239_writes_it(String header, String visitor) {
    assertThat(behindProxy("forwarded", header)).isEqualTo(of(visitor));
  }

  @Test
  void of_several_headers_the_last_hop_wrote_the_last_one() {
    assertThat(behindProxy("x-forwarded-for", "6.6.6.6", "7.7.7.7, 192.0.2.1"))
        .isEqualTo(of("192.0.2.1"));
    assertThat(behindProxy("forwarded", "for=6.6.6.6", "for=192.0.2.1")).isEqualTo(of("192.0.2.1"));
  }

  @Test
  void names_that_a_proxy_gives_its_visitors_tell_them_apart() {
    var ana = behindProxy("forwarded", "for=_ana");

    assertThat(ana)
        .isEqualTo(behindProxy("forwarded", "for=\"_ana:_4711\""))
        .isNotEqualTo(behindProxy("forwarded", "for=_bo"))
        .isNotEqualTo(of(PROXY));
  }

  @ParameterizedTest
  @CsvSource({"unknown", "<script>", "192.0.2.1 192.0.2.2", "'192.0.2.1,'", "''"})
  void visitors_nobody_can_name_are_not_taken_for_the_proxy_itself(String header) {
    assertThat(behindProxy("x-forwarded-for", header)).isEqualTo("unknown").isNotEqualTo(of(PROXY));
  }

  @Test
  void without_a_proxy_of_ours_nobody_can_choose_an_address() {
    var headers = MultiMap.caseInsensitiveMultiMap().add("x-forwarded-for", "192.0.2.1");

    assertThat(ClientAddress.of(PROXY, headers, false)).isEqualTo(of(PROXY));
  }

  @Test
  void a_forwarded_header_of_any_length_is_read_at_once() {
    for (var letter : List.of("a", "\\", "\"", "=", ";", " ")) {
      var hostile = "for=\"" + letter.repeat(7_900);

      assertTimeoutPreemptively(
          Duration.ofSeconds(2), () -> assertThat(behindProxy("forwarded", hostile)).isNotNull());
    }
  }

  @Test
  void a_quote_that_nobody_closes_does_not_hide_what_the_proxy_added() {
    assertThat(behindProxy("forwarded", "for=\"6.6.6.6, for=192.0.2.1")).isEqualTo(of("192.0.2.1"));
  }

  @Test
  void a_network_is_what_one_can_rent_with_many_addresses() {
    assertThat(network("192.0.2.1")).isEqualTo(network("192.0.2.254"));
    assertThat(network("192.0.2.1")).isNotEqualTo(network("192.0.3.1"));
    assertThat(network("2001:db8:1:2::3")).isEqualTo(network("2001:db8:1:ffff::4"));
    assertThat(network("2001:db8:1:2::3")).isNotEqualTo(network("2001:db8:2:2::3"));
    assertThat(ClientAddress.network("_hidden")).isEqualTo("_hidden");
    assertThat(ClientAddress.network("unknown")).isEqualTo("unknown");
  }

  private static String network(String address) {
    return ClientAddress.network(of(address));
  }
}
