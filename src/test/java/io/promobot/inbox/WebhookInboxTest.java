package io.promobot.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.messenger.NotJson;
import io.promobot.messenger.WebhookEvent;
import io.promobot.messenger.WebhookWorker;
import io.promobot.outbox.IntakePriority;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class WebhookInboxTest {
  private static final String TAP =
      """
      {"sender":{"id":"7"},"recipient":{"id":"1046"},"timestamp":1760000000000,
       "postback":{"mid":"m_%d","title":"Start","payload":"START"}}\
      """;

  private final List<WebhookEvent> taken = new ArrayList<>();
  private final IntakePriority priority = new IntakePriority(() -> 0);
  private Promise<Void> committed = Promise.promise();
  private WebhookInbox webhooks;

  @BeforeEach
  void make(Vertx vertx) {
    webhooks = inbox(vertx, Duration.ofSeconds(20));
  }

  private WebhookInbox inbox(Vertx vertx, Duration patience) {
    return new WebhookInbox(new WebhookWorker(vertx), this::take, priority, patience);
  }

  private Future<Void> take(List<WebhookEvent> events) {
    taken.addAll(events);
    return committed.future();
  }

  /** As Messenger posts it. */
  private static byte[] taps(int count) {
    var taps = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      taps.add(TAP.formatted(i));
    }
    return "{\"object\":\"page\",\"entry\":[{\"id\":\"1046\",\"time\":1,\"messaging\":[%s]}]}"
        .formatted(String.join(",", taps))
        .getBytes(UTF_8);
  }

  @Test
  void nothing_is_taken_in_before_the_page_is_ready(VertxTestContext test) {
    webhooks
        .receive(taps(1))
        .onComplete(
            test.failing(
                why ->
                    test.verify(
                        () -> {
                          assertThat(why).hasMessage("the page is not ready yet");
                          assertThat(taken).isEmpty();
                          assertThat(webhooks.heardAgain()).isFalse();
                          test.completeNow();
                        })));
  }

  @Test
  void a_body_is_answered_when_its_events_are_committed(VertxTestContext test) {
    webhooks.open();

    var answered = webhooks.receive(taps(2));

    assertThat(taken).hasSize(2);
    assertThat(answered.isComplete()).isFalse();
    committed.complete();
    answered.onComplete(test.succeedingThenComplete());
  }

  @Test
  void what_was_heard_is_noted_once() {
    webhooks.open();
    webhooks.receive(taps(1));

    assertThat(List.of(webhooks.heardAgain(), webhooks.heardAgain())).containsExactly(true, false);
  }

  @Test
  void a_body_that_is_not_json_is_refused() {
    webhooks.open();

    assertThatThrownBy(() -> webhooks.receive("tap".getBytes(UTF_8))).isInstanceOf(NotJson.class);
  }

  @Test
  void its_sender_hears_in_time_that_a_commit_takes_too_long(Vertx vertx, VertxTestContext test) {
    var impatient = inbox(vertx, Duration.ofMillis(5));
    impatient.open();

    impatient
        .receive(taps(1))
        .onComplete(
            test.failing(
                why ->
                    test.verify(
                        () -> {
                          assertThat(why).isInstanceOf(TimeoutException.class);
                          test.completeNow();
                        })));
  }

  @Test
  void calls_hold_back_while_many_events_are_under_way_whatever_becomes_of_them() {
    webhooks.open();
    webhooks.receive(taps(25));
    int during = priority.callsAllowed(128);

    committed.fail("no database");

    assertThat(during).isEqualTo(32);
    assertThat(priority.callsAllowed(128)).isEqualTo(128);
  }
}
