package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.http.RequestHead.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {
  private static Optional<String> wrong(String target) {
    return RequestHead.wrongTarget(Target.of(target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?",
        "/api/v1/people?q=Jos%C3%A9&q=%F0%9F%8E%81",
        "/api/v1/leads?q=100%25",
        "/x%2F..%2Findex.html",
        "/caf\u00c3\u00a9?ref=\u00e9",
        "http://a",
        "http://a?x=/",
        "HTTPS://promo_bot:8080/api/v1/people?q=Jos%C3%A9",
        "http://[::1]:80/"
      })
  void what_can_be_read_is_let_through(String target) {
    assertThat(wrong(target)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%",
        "/%2",
        "/%zz",
        "/?x=%",
        "/?x=%4",
        "/?%zz=1",
        "/a%00b",
        "/?x=%00",
        "/%c0%af",
        "/%c0%80",
        "/%ed%a0%80",
        "/%f5%80%80%80",
        "/%e9",
        "/?x=%C3\u00a9",
        "/?x=%+1",
        "/?x=%-1",
        "/a b",
        "/a\tb",
        "/a\u007fb",
        "http://",
        "http:///a",
        "http://?a",
        "http://a@b/",
        "http://a:99999/",
        "http://a b/",
        "http://a/b c",
        "http://a/%zz"
      })
  void broken_escapes_and_control_characters_are_told(String target) {
    assertThat(wrong(target)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "?a=b", "a", "ftp://a/", "http:/a", "a:443", "://", "%2F", "\\"})
  void only_a_path_is_an_address(String target) {
    assertThat(wrong(target).orElseThrow()).contains("begin with a slash");
  }

  @Test
  void a_url_is_taken_apart() {
    assertThat(Target.of("http://a:80/b?c=http://d"))
        .isEqualTo(new Target(Optional.of("a:80"), "/b?c=http://d"));
    assertThat(Target.of("http://a?b=/c"))
        .returns("/?b=/c", Target::pathAndQuery)
        .returns("/", Target::path);
    assertThat(Target.of("/http://a")).isEqualTo(new Target(Optional.empty(), "/http://a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a:", "a:80", "promo_bot:8080", "localhost", "[::1]:8080", "10.0.0.1:65535"})
  void names_and_addresses_are_hosts(String host) {
    assertThat(RequestHead.wrongHost(List.of(host), true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a@b",
        "a b",
        "a:b",
        "a:65536",
        "a:999999",
        "a/b",
        "http://a",
        "[::1",
        "a:80:80",
        "a\u0000",
        "\u00e9",
        ":80",
        "[]",
        "a,b:80,c"
      })
  void anything_else_is_not_a_host(String host) {
    assertThat(RequestHead.wrongHost(List.of(host), true)).isPresent();
  }

  @Test
  void there_is_exactly_one_host_but_in_the_oldest_http() {
    assertThat(RequestHead.wrongHost(List.of(), true).orElseThrow()).contains("missing");
    assertThat(RequestHead.wrongHost(List.of(), false)).isEmpty();
    assertThat(RequestHead.wrongHost(List.of("a", "a"), false).orElseThrow()).contains("twice");
  }
}
