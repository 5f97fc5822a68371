package io.promobot;

import static io.promobot.Recorded.ANA;
import static io.promobot.Recorded.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.promobot.messenger.Fixtures;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhook bodies that are refused, and none of which leaves a trace. */
@Timeout(60)
class RefusedBodyIT {
  private static final int MEBIBYTE = 1024 * 1024;

  private static Recorded recorded;
  private static Shop shop;

  @BeforeAll
  static void open() {
    recorded = new Recorded();
    shop = recorded.shop;
  }

  @AfterAll
  static void close() {
    recorded.close();
  }

  @BeforeEach
  void forget_everything() {
    recorded.forget();
  }

  static Stream<Arguments> badSignatures() {
    byte[] body = Fixtures.body("text.json");
    String right = signature("text.json");
    String digits = right.substring("sha256=".length());
    return Stream.of(
        arguments("one byte changed", Shop.changed(body, 40), right),
        arguments("a newline added", Arrays.copyOf(body, body.length + 1), right),
        arguments("one digit changed", body, "sha256=3" + digits.substring(1)),
        arguments("short", body, right.substring(0, 70)),
        arguments("long", body, right + "0"),
        arguments("upper case", body, "sha256=" + digits.toUpperCase()),
        arguments("upper-case prefix", body, "SHA256=" + digits),
        arguments("bare digits", body, digits),
        arguments("sha1", body, "sha1=" + digits.substring(0, 40)),
        arguments("another body's", body, signature("sticker.json")),
        arguments("empty", body, ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badSignatures")
  void a_wrong_signature_is_refused_and_nothing_is_kept(String how, byte[] body, String header) {
    assertThat(shop.posting(body, header).join().status()).isEqualTo(403);

    assertThat(shop.sql.number("SELECT count(*) FROM event")).isZero();
    assertThat(shop.sql.number("SELECT count(*) FROM customer")).isZero();
  }

  @Test
  void a_missing_signature_is_refused_also_beside_the_old_one() {
    byte[] body = Fixtures.body("text.json");

    assertThat(shop.ask("POST", Shop.HOOK, body).status()).isEqualTo(403);
    assertThat(
            shop.ask("POST", Shop.HOOK, body, "x-hub-signature", "sha1=" + "0".repeat(40)).status())
        .isEqualTo(403);
    assertThat(shop.sql.number("SELECT count(*) FROM event")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hi", "[]", "null", "1", "\"page\"", "{\"object\":\"page\"", "{} {}"})
  void what_is_not_a_json_object_is_refused(String body) {
    assertThat(shop.post(body).status()).isEqualTo(400);
  }

  @Test
  void a_mebibyte_is_taken_and_one_byte_more_is_not() {
    String body = shop.body(List.of(shop.text(ANA, "hi")));
    String full = body + " ".repeat(MEBIBYTE - body.length());

    assertThat(shop.post(full + " ").status()).isEqualTo(413);
    assertThat(shop.sql.number("SELECT count(*) FROM event")).isZero();
    assertThat(shop.post(full).status()).isEqualTo(200);
    assertThat(shop.sql.number("SELECT count(*) FROM event")).isEqualTo(1);
  }
}
