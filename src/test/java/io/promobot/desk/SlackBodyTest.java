package io.promobot.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.News;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.db.Await;
import io.promobot.hook.FakeHook;
import io.promobot.hook.HookDefault;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Slack, called through a webhook that answers as Slack does. */
class SlackBodyTest {
  private static HookDeskChannel slack(FakeHook hook) {
    return slack(hook, Optional.empty());
  }

  private static HookDeskChannel slack(FakeHook hook, Optional<HookDefault> ofSettings) {
    return new HookDeskChannel(hook.client(), SlackBody.body(ofSettings), InstantSource.system());
  }

  private static Outgoing<News> to(FakeHook hook, String question) {
    return new Outgoing<>("7", hook.address("services/T0/B0/x"), FakeHook.news(question));
  }

  private static SendFailure failure(FakeHook hook) {
    return (SendFailure) Await.failure(slack(hook).send(to(hook, "Hi?")));
  }

  @Test
  void a_question_is_told_with_its_number_and_the_ways_to_answer() {
    try (FakeHook hook = FakeHook.answering(200, "ok")) {
      Await.on(slack(hook).send(to(hook, "Do you have\ngift cards?")));

      assertThat(hook.json().getString("text"))
          .isEqualTo(
              """
              Request 12 · Sales

              Do you have
              gift cards?

              Ana &lt;b&gt; · ana@example.com
              Came from: counter-poster
              https://shop.example.com/#/requests/12\
              """);
      assertThat(hook.json().getBoolean("mrkdwn")).isFalse();
    }
  }

  @Test
  void a_question_can_neither_call_everybody_nor_pretend_a_link() {
    try (FakeHook hook = FakeHook.answering(200, "ok")) {
      Await.on(slack(hook).send(to(hook, "<!channel> & <https://evil.example|our bank>")));

      assertThat(hook.json().getString("text"))
          .contains("&lt;!channel&gt; &amp; &lt;https://evil.example|our bank&gt;")
          .doesNotContain("<");
    }
  }

  @Test
  void a_long_question_is_cut_and_no_emoji_in_half() {
    try (FakeHook hook = FakeHook.answering(200, "ok")) {
      Await.on(slack(hook).send(to(hook, "x" + "🎁".repeat(5_000))));

      String text = hook.json().getString("text");
      assertThat(text).hasSizeLessThan(3_300).contains("🎁…\n");
    }
  }

  @Test
  void slack_asks_for_a_pause_and_gets_it() {
    try (FakeHook hook = FakeHook.answering(429, "Retry-After: 42\r\n", "rate_limited")) {
      assertThat(failure(hook).reason()).isEqualTo(Reason.THROTTLED);
      assertThat(failure(hook).pause()).contains(Duration.ofSeconds(42));
    }
  }

  @Test
  void a_removed_webhook_is_gone_in_slacks_own_words() {
    try (FakeHook hook = FakeHook.answering(404, "no_service")) {
      assertThat(failure(hook).reason()).isEqualTo(Reason.CHANNEL_GONE);
      assertThat(failure(hook)).hasMessage("HTTP 404: no_service");
    }
  }

  @Test
  void trouble_on_slacks_side_is_tried_again_and_silence_is_not_taken_for_a_yes() {
    try (FakeHook hook = FakeHook.answering(500, "rollup_error")) {
      assertThat(failure(hook).reason()).isEqualTo(Reason.BUSY);
    }
    try (FakeHook hook = FakeHook.neverDone(socket -> {})) {
      assertThat(failure(hook).reason()).isEqualTo(Reason.NO_ANSWER);
    }
  }

  @Test
  void without_an_address_of_its_own_it_is_the_one_of_the_settings() {
    try (FakeHook hook = FakeHook.answering(200, "ok")) {
      HookDeskChannel slack =
          slack(
              hook,
              Optional.of(
                  new HookDefault(URI.create(hook.address("ofSettings")), "SLACK_WEBHOOK_URL")));

      Await.on(slack.send(new Outgoing<>("7", "", FakeHook.news("Hi?"))));

      assertThat(hook.requests().get(0)).startsWith("POST /ofSettings ");
      assertThat(slack.mistake("")).isEmpty();
      assertThat(slack.kind().addressOfSettings()).contains("SLACK_WEBHOOK_URL");
    }
  }

  @Test
  void without_any_address_the_default_desk_is_told() {
    try (FakeHook hook = FakeHook.answering(200, "ok")) {
      SendFailure failure =
          (SendFailure)
              Await.failure(slack(hook).send(new Outgoing<>("7", "", FakeHook.news("Hi?"))));

      assertThat(failure.reason()).isEqualTo(Reason.NO_ADDRESS);
      assertThat(slack(hook).mistake("")).isPresent();
    }
  }
}
