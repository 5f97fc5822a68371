package io.promobot.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.http.Problem.Mistake;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopChangeTest {
  private static ShopChange name(String name) {
    return ShopChange.of(new JsonObject().put("name", name));
  }

  private static ShopChange logo(String logo) {
    return ShopChange.of(new JsonObject().put("logo", logo));
  }

  @ParameterizedTest
  @ValueSource(strings = {"U", "Café L’Été & Söhne", "海 shop 🐟", "75 of them"})
  void any_line_is_a_name(String typed) {
    String name = typed.startsWith("75") ? "👋".repeat(75) : typed;

    assertThat(name("  " + name + " ").mistakes()).isEmpty();
    assertThat(name("  " + name + " ").name()).contains(name);
  }

  static Stream<Arguments> no_names() {
    return Stream.of(
        Arguments.of(" \n ", "is empty; give the shop a name"),
        Arguments.of("n".repeat(76), "is 76 characters long; at most 75 are taken"),
        Arguments.of("Umi\nBcc: x@example.com", "must be one line without control characters"),
        Arguments.of("Umi\0", "must be one line without control characters"),
        Arguments.of("Umi\u0085Shop", "must be one line without control characters"),
        Arguments.of("Umi\u2028Shop", "must be one line without control characters"),
        Arguments.of("Umi \ud83d", "must be one line without control characters"),
        Arguments.of("{name}", "must not contain { or }"));
  }

  @ParameterizedTest
  @MethodSource("no_names")
  void a_name_that_cannot_be_used_says_why(String typed, String why) {
    assertThat(name(typed).mistakes()).containsExactly(new Mistake("name", why));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://umi.example/logo.png?v=2",
        "/images/0123456789abcdef0123456789abcdef.png"
      })
  void a_logo_is_a_picture_of_ours_or_on_the_web(String address) {
    assertThat(logo(address).mistakes()).isEmpty();
    assertThat(logo(address).logo()).contains(Optional.of(address));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "http://umi.example/logo.png",
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "//umi.example/logo.png",
        "https://me:secret@umi.example/logo.png",
        "/images/../api/v1/session",
        "logo.png",
        "''"
      })
  void anything_else_is_not_a_logo(String address) {
    assertThat(logo(address).mistakes())
        .containsExactly(
            new Mistake("logo", "must be an https address, or a picture uploaded here"));
  }

  @Test
  void what_is_left_out_stays_and_a_logo_of_null_is_taken_away() {
    assertThat(ShopChange.of(new JsonObject()))
        .isEqualTo(new ShopChange(Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(logo(null).logo()).contains(Optional.empty());
  }
}
