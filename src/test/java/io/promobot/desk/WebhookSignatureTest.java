package io.promobot.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.SigningKeys;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Signatures that any library of Standard Webhooks can check. */
class WebhookSignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private static Map<String, String> headers(SigningKeys keys) {
    return WebhookSignature.headers(
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "{\"test\": 2432232314}",
        Instant.ofEpochSecond(1_614_265_330),
        keys);
  }

  @Test
  void the_signature_is_the_one_that_the_standard_publishes() {
    var headers = headers(new SigningKeys(SECRET));

    assertThat(headers)
        .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", SIGNATURE);
  }

  @Test
  void two_secrets_sign_side_by_side_the_newest_first() {
    var headers = headers(new SigningKeys("whsec_bmV3", Optional.of(SECRET)));

    assertThat(headers.get("webhook-signature").split(" "))
        .hasSize(2)
        .doesNotHaveDuplicates()
        .endsWith(SIGNATURE);
    assertThat(headers.get("X-Promobot-Signature"))
        .isEqualTo(headers(new SigningKeys("whsec_bmV3")).get("X-Promobot-Signature"));
  }

  @Test
  void the_letters_of_an_older_secret_are_its_key() {
    var older = headers(new SigningKeys("s3cret"));

    assertThat(older.get("webhook-signature"))
        .isEqualTo(headers(new SigningKeys("whsec_czNjcmV0")).get("webhook-signature"));
  }

  @Test
  void secrets_do_not_show_when_they_are_printed() {
    assertThat(new SigningKeys(SECRET, Optional.of("old")).toString()).isEqualTo("SigningKeys");
  }
}
