package io.promobot.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.News;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.channel.SigningKeys;
import io.promobot.db.Await;
import io.promobot.hook.FakeHook;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** A program of the shop's own, notified by signed calls. */
class WebhookBodyTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:05Z");

  private static Future<Sent> tell(FakeHook hook, Optional<String> secret) {
    return new HookDeskChannel(hook.client(), WebhookBody.BODY, () -> NOW)
        .send(
            new Outgoing<>(
                "7",
                hook.address("in"),
                new News(FakeHook.asking("Grüße\n\"x\" 🎁"), secret.map(SigningKeys::new))));
  }

  @Test
  void the_body_says_everything_in_json() {
    try (FakeHook hook = FakeHook.answering(204, "")) {
      Await.on(tell(hook, Optional.of("s3cret")));

      assertThat(hook.json().encode())
          .isEqualTo(
              "{\"type\":\"request\",\"number\":\"12\",\"business\":\"Umi"
                  + " Shop\",\"topic\":\"Sales\",\"question\":\"Grüße\\n"
                  + "\\\"x\\\" 🎁\",\"name\":\"Ana <b>\","
                  + "\"email\":\"ana@example.com\",\"phone\":null,\"origin\":\"counter-poster\","
                  + "\"asked_at\":\"2026-11-21T10:00:00Z\","
                  + "\"link\":\"https://shop.example.com/#/requests/12\"}");
    }
  }

  @Test
  void the_signature_is_that_of_the_timestamp_and_the_body_as_it_came() throws Exception {
    try (FakeHook hook = FakeHook.answering(204, "")) {
      Await.on(tell(hook, Optional.of("s3cret")));

      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signed =
          mac.doFinal((NOW.getEpochSecond() + "." + hook.body()).getBytes(StandardCharsets.UTF_8));
      assertThat(hook.header("X-Promobot-Timestamp")).isEqualTo("1795255205");
      assertThat(hook.header("X-Promobot-Signature"))
          .isEqualTo("sha256=" + HexFormat.of().formatHex(signed));
      assertThat(hook.header("X-Promobot-Id")).isEqualTo("7");
    }
  }

  @Test
  void nothing_is_sent_unsigned() {
    try (FakeHook hook = FakeHook.answering(204, "")) {
      SendFailure failure = (SendFailure) Await.failure(tell(hook, Optional.empty()));

      assertThat(failure.reason()).isEqualTo(Reason.NO_ADDRESS);
      assertThat(hook.requests()).isEmpty();
    }
  }
}
