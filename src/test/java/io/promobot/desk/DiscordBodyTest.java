package io.promobot.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.db.Await;
import io.promobot.hook.FakeHook;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Discord, called through a webhook that answers as Discord does. */
class DiscordBodyTest {
  private static HookDeskChannel discord(FakeHook hook) {
    return new HookDeskChannel(hook.client(), DiscordBody.BODY, InstantSource.system());
  }

  private static void tell(FakeHook hook, String question) {
    Await.on(
        discord(hook)
            .send(new Outgoing<>("7", hook.address("api/webhooks/1/x"), FakeHook.news(question))));
  }

  @Test
  void a_question_is_told_and_calls_nobody() {
    try (FakeHook hook = FakeHook.answering(204, "")) {
      tell(hook, "@everyone **look** [here](https://evil.example)");

      assertThat(hook.json().getString("content"))
          .startsWith("Request 12 · Sales\n\n")
          .contains("\\@everyone \\*\\*look\\*\\* \\[here\\]\\(https\\://evil.example\\)")
          .endsWith("https://shop.example.com/#/requests/12");
      assertThat(hook.json().getJsonObject("allowed_mentions").getJsonArray("parse")).isEmpty();
    }
  }

  @Test
  void the_longest_question_fits_into_a_message() {
    try (FakeHook hook = FakeHook.answering(204, "")) {
      tell(hook, "*".repeat(10_000));

      assertThat(hook.json().getString("content"))
          .hasSizeLessThan(2_001)
          .endsWith("/#/requests/12");
    }
  }

  @Test
  void a_removed_webhook_is_gone() {
    try (FakeHook hook = FakeHook.answering(404, "{\"message\": \"Unknown Webhook\"}")) {
      SendFailure failure =
          (SendFailure)
              Await.failure(
                  discord(hook).send(new Outgoing<>("7", hook.address("x"), FakeHook.news("Hi?"))));

      assertThat(failure.reason()).isEqualTo(Reason.CHANNEL_GONE);
    }
  }
}
