package io.promobot.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.http.Problem;
import io.promobot.messenger.Hmac;
import io.promobot.messenger.Signature;
import io.promobot.untrusted.Unreadable;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedRequestTest {
  /** The example in Meta's documentation, whose secret is "secret". */
  private static final String EXAMPLE =
      "vlXgu64BQGFSQrY0ZcJBZASMvYvTHu9GQ0YM9rjPSso"
          + ".eyJhbGdvcml0aG0iOiJITUFDLVNIQTI1NiIsIjAiOiJwYXlsb2FkIn0";

  /** What Meta documents that the deletion callback gets. */
  private static final String DELETION =
      "{\"algorithm\":\"HMAC-SHA256\",\"expires\":1291840400,\"issued_at\":1291836800,"
          + "\"user_id\":\"218471\"}";

  private static final Signature SECRET = new Signature(List.of("secret"));

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String signed(String json, String secret) {
    String payload = base64(json.getBytes(UTF_8));
    return base64(new Hmac(secret).of(payload.getBytes(UTF_8))) + "." + payload;
  }

  private static void refused(String text, int status, String words) {
    assertThatThrownBy(() -> SignedRequest.read(text, SECRET))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(status))
        .hasMessageContaining(words);
  }

  @Test
  void metas_documented_example_is_signed_and_about_nobody() {
    refused(EXAMPLE, 400, "which user");
    refused(EXAMPLE.replace("IjAi", "IjEi"), 403, "signature");
  }

  @Test
  void a_request_names_its_user_with_or_without_padding() {
    var asked = SignedRequest.read(signed(DELETION, "secret"), SECRET);

    assertThat(asked.user()).isEqualTo("218471");
    assertThat(asked.signature()).hasSize(32);
    assertThat(asked.issued()).contains(Instant.parse("2010-12-08T19:33:20Z"));
    String padded = signed(DELETION, "secret").replace(".", "=.");
    assertThat(SignedRequest.read(padded, SECRET).signature()).isEqualTo(asked.signature());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "9223372036854775807", "\"soon\"", "null", "[]"})
  void a_time_that_makes_no_sense_is_none(String time) {
    String json =
        "{\"algorithm\":\"HMAC-SHA256\",\"issued_at\":%s,\"user_id\":\"1\"}".formatted(time);

    assertThat(SignedRequest.read(signed(json, "secret"), SECRET).issued()).isEmpty();
  }

  @Test
  void while_the_app_secret_changes_both_are_accepted() {
    var both = new Signature(List.of("new", "secret"));

    assertThat(SignedRequest.read(signed(DELETION, "secret"), both).user()).isEqualTo("218471");
    assertThat(SignedRequest.read(signed(DELETION, "new"), both).user()).isEqualTo("218471");
    refused(signed(DELETION, "other"), 403, "signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a", "!!!.e30", "vlXg", ".e30", "a b.e30", "ä.e30"})
  void what_is_not_a_signature_and_a_payload_is_refused(String text) {
    refused(text, 400, "signed_request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"user_id":"218471"}                              | HMAC-SHA256
          {"algorithm":"none","user_id":"218471"}           | HMAC-SHA256
          {"algorithm":"HMAC-SHA256","user_id":""}          | which user
          {"algorithm":"HMAC-SHA256","user_id":"web:x"}     | which user
          {"algorithm":"HMAC-SHA256","user_id":["218471"]}  | which user
          []                                                | HMAC-SHA256
          """)
  void a_signed_payload_must_still_make_sense(String json, String words) {
    refused(signed(json, "secret"), 400, words);
  }

  @Test
  void a_signed_payload_that_is_not_json_is_unreadable() {
    assertThatThrownBy(() -> SignedRequest.read(signed("user", "secret"), SECRET))
        .isInstanceOf(Unreadable.class);
  }
}
