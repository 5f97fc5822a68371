package io.promobot.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an owner may enter as the address of a webhook. */
class SafeAddressTest {
  private final SafeAddress rules = new SafeAddress(List.of());
  private final SafeAddress demo =
      new SafeAddress(List.of(URI.create("http://localhost:8080/simulator/hooks/")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com/services/T0/B0/xyz",
        "https://crm.example.com:8443/in?k=v",
        "HTTPS://Crm.Example.com",
        " https://crm.example.com/in ",
        "https://8.8.8.8/hook",
        "https://8.8.8.8./hook",
        "https://[2606:4700::1111]/hook",
        "https://[2606:4700::1111]:8443/hook",
        "https://[64:ff9b::808:808]/hook",
        "https://my_crm.example.com/in",
        "https://peluquería.example/in",
        "https://crm.example.com./in",
        "https://1password.com/x"
      })
  void a_public_https_address_may_be_used(String address) {
    assertThat(rules.mistake(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sales",
        "hooks.slack.com/services/T0",
        "https://",
        "https:///x",
        "https:crm",
        "https://crm.example.com/a b",
        "https://crm.example.com:99999/",
        "https://crm.example.com:0/",
        "https://my_crm.example.com:65536/",
        "https://user@my_crm.example.com/",
        "https://my_crm/",
        "https://%6cocalhost/",
        "https://１２７.0.0.1/",
        "https://⑩.0.0.1/",
        "https://[2001:db8::1]/",
        "https://[2002:7f00:1::]/",
        "https://[2002:a00:1::]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[64:ff9b:1::808:808]/",
        "https://[::10.0.0.1]/",
        "https://[::ffff:0:10.0.0.1]/",
        "https://[2001:0:7f00:1::]/",
        "https://[fe80::1%25eth0]/",
        "https://[::]/",
        "mailto:a@b.example",
        "http://crm.example.com/in",
        "ftp://crm.example.com/in",
        "file:///etc/passwd",
        "https://user:pass@crm.example.com/",
        "https://crm.example.com/#x",
        "https://localhost/",
        "https://LOCALHOST./",
        "https://a.localhost/",
        "https://intranet/",
        "https://printer.local/",
        "https://metadata.google.internal/",
        "https://nas.home/",
        "https://127.0.0.1/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/",
        "https://0/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://8.8.8.010/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "http://localhost:8080/simulator/hooks/slack/sales"
      })
  void every_other_address_is_refused_in_words(String address) {
    assertThat(rules.mistake(address)).get().asString().endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://crm.example.com:0/", "https://my_crm.example.com:65536/"})
  void a_port_that_does_not_exist_is_named(String address) {
    assertThat(rules.mistake(address)).get().asString().contains("from 1 to 65535");
  }

  @Test
  void in_the_demo_the_simulators_hooks_may_be_used_and_nothing_beside_them() {
    assertThat(demo.mistake("http://localhost:8080/simulator/hooks/slack/sales")).isEmpty();
    assertThat(
            List.of(
                "http://localhost:8080/api/v1/leads",
                "http://localhost:8080/simulator/hooks/../../api/v1/leads",
                "http://localhost:8080/simulator/hooks/%2e%2e/%2E%2e/api/v1/leads",
                "http://localhost:8081/simulator/hooks/slack/sales",
                "http://me@localhost:8080/simulator/hooks/slack/sales",
                "http://127.0.0.1:8080/simulator/hooks/slack/sales"))
        .allMatch(address -> demo.mistake(address).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000/in",
        "http://127.0.0.1:3000/in",
        "http://[::1]:3000/",
        "https://localhost:8443/",
        "http://localhost/",
        "https://crm.example.com/in"
      })
  void where_only_this_machine_reaches_us_other_programs_on_it_may_be_called(String address) {
    assertThat(new SafeAddress(List.of(), OptionalInt.of(8080)).mistake(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080/api/v1/leads",
        "http://127.0.0.1:8080/",
        "http://me@localhost:3000/",
        "http://localhost:3000/#x",
        "http://127.0.0.2:3000/",
        "http://10.0.0.1:3000/",
        "http://crm.example.com/in",
        "https://intranet/",
        "ftp://localhost/in",
        "http://169.254.169.254/latest/"
      })
  void a_local_server_calls_neither_itself_nor_the_network_around_it(String address) {
    assertThat(new SafeAddress(List.of(), OptionalInt.of(8080)).mistake(address)).isPresent();
  }

  @Test
  void a_masked_address_shows_where_it_leads_and_not_its_secret() {
    assertThat(rules.masked("https://hooks.slack.com/services/T0/B0/sEcReT9f2a"))
        .isEqualTo("https://hooks.slack.com/…9f2a");
    assertThat(rules.masked("https://crm.example.com:8443/in?key=s"))
        .isEqualTo("https://crm.example.com:8443/…");
    assertThat(demo.masked("http://localhost:8080/simulator/hooks/slack/sales"))
        .isEqualTo("http://localhost:8080/simulator/hooks/slack/sales");
    assertThat(rules.masked("nonsense with a secret")).isEqualTo("…");
  }
}
