package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "*/*",
        "text/html",
        "TEXT/HTML; charset=utf-8",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "application/json, text/*",
        "application/json, */*;q=0.1",
        "*/*;q=0, text/html",
        "text/html;q=1.000",
        "image/png, */*; q=0.001"
      })
  void clients_that_do_not_exclude_html_get_it(String header) {
    assertThat(Accept.html(List.of(header))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "image/*",
        "text/html;q=0",
        "text/html; q=0.000, */*",
        "text/*;q=0, */*",
        "*/*;q=0",
        "text/css",
        "x-text/html"
      })
  void clients_that_exclude_html_do_not(String header) {
    assertThat(Accept.html(List.of(header))).isFalse();
  }

  @Test
  void no_header_is_any_type_and_several_are_one_list() {
    assertThat(Accept.html(List.of())).isTrue();
    assertThat(Accept.html(List.of("application/json", "text/html"))).isTrue();
  }
}
