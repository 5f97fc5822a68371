package io.promobot.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://shop.example, https://shop.example",
    "HTTPS://Shop.Example:443/Bot?Q=1#F, https://shop.example/Bot?Q=1#F",
    "http://shop.example:80/, http://shop.example/",
    "http://shop.example:443, http://shop.example:443",
    "https://shop.example./x, https://shop.example/x",
    "http://my_app:8080/x, http://my_app:8080/x",
    "https://peluquería.example/x, https://xn--peluquera-n5a.example/x",
    "https://faß.example/x, https://xn--fa-hia.example/x",
    "https://me:pw@my_app/x, https://me:pw@my_app/x",
    "https://[2001:DB8::1]:443/x, https://[2001:db8::1]/x",
    "https://[2001:db8::1]:8443, https://[2001:db8::1]:8443",
    "https://１２７.0.0.1/, https://127.0.0.1/",
    "https://shop.example:0/, https://shop.example:0/"
  })
  void one_address_has_one_form(String written, String form) {
    assertThat(WebAddress.read(written)).hasValue(URI.create(form));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop.example",
        "https://",
        "https:///x",
        "https:shop",
        "https://shop .example",
        "https://%73hop.example/",
        "https://-shop-/",
        "https://a..b/",
        "https://shop:port/",
        "https://2001:db8::1/"
      })
  void without_a_host_it_is_not_an_address(String written) {
    assertThat(WebAddress.read(written)).isEmpty();
  }

  @Test
  void hosts_that_java_does_not_read_are_read() {
    assertThat(Endpoint.of(URI.create("postgres://u:p@my_db:5432/x")))
        .hasValue(new Endpoint("my_db", 5432));
    assertThat(Endpoint.of(URI.create("smtp://[::1]"))).hasValue(new Endpoint("::1", -1));
  }

  @ParameterizedTest
  @CsvSource({"1, true", "65535, true", "0, false", "65536, false", "999999999, false"})
  void a_port_is_from_1_to_65535(int port, boolean fits) {
    assertThat(new Endpoint("shop", port).portFits()).isEqualTo(fits);
  }
}
