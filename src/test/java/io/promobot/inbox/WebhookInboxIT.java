package io.promobot.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.house.HeldEvents;
import io.promobot.house.House;
import io.promobot.messenger.NotJson;
import io.promobot.messenger.WebhookWorker;
import io.promobot.outbox.IntakePriority;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebhookInboxIT {
  private final IntakePriority priority = new IntakePriority(() -> 0);
  private House house;
  private WebhookInbox webhooks;

  @BeforeEach
  void open() {
    house = House.fresh();
    webhooks = inbox(Duration.ofSeconds(20));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private WebhookInbox inbox(Duration patience) {
    return new WebhookInbox(
        house.vertx, new WebhookWorker(house.vertx), house.inbox, priority, patience);
  }

  /** As Messenger posts it. */
  private static byte[] taps(int count) {
    String taps =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    """
                    {"sender":{"id":"7"},"recipient":{"id":"%s"},"timestamp":%d,
                     "postback":{"mid":"m_%d","title":"Start","payload":"start"}}\
                    """
                        .formatted(House.PAGE, Instant.now().toEpochMilli(), i))
            .collect(joining(","));
    return "{\"object\":\"page\",\"entry\":[{\"id\":\"%s\",\"time\":1,\"messaging\":[%s]}]}"
        .formatted(House.PAGE, taps)
        .getBytes(UTF_8);
  }

  private long stored() {
    return house.number("SELECT count(*) FROM event");
  }

  @Test
  void nothing_is_taken_in_before_the_page_is_ready() {
    Throwable refusal = Await.failure(webhooks.receive(taps(1)));

    assertThat(refusal).hasMessage("the page is not ready yet");
    assertThat(stored()).isZero();
    assertThat(webhooks.heardAgain()).isFalse();
  }

  @Test
  void a_body_that_is_not_json_is_a_failure_whatever_its_size() {
    webhooks.open();
    byte[] large = "[".repeat(500_000).getBytes(UTF_8);

    assertThat(Await.failure(webhooks.receive("{".getBytes(UTF_8)))).isInstanceOf(NotJson.class);
    assertThat(Await.failure(webhooks.receive(large))).isInstanceOf(NotJson.class);
  }

  @Test
  void a_body_is_answered_when_its_events_are_committed() {
    webhooks.open();
    try (var held = new HeldEvents(house.db)) {
      Future<Void> answered = webhooks.receive(taps(2));
      held.awaitWaiting();
      assertThat(answered.isComplete()).isFalse();
      held.release();

      Await.on(answered);
    }

    assertThat(stored()).isEqualTo(2);
    assertThat(house.states("7")).contains("queued");
  }

  @Test
  void what_was_heard_is_noted_once() {
    webhooks.open();
    Await.on(webhooks.receive(taps(1)));

    assertThat(List.of(webhooks.heardAgain(), webhooks.heardAgain())).containsExactly(true, false);
  }

  @Test
  void its_sender_hears_in_time_that_a_commit_takes_too_long() {
    var impatient = inbox(Duration.ofMillis(5));
    impatient.open();
    try (var held = new HeldEvents(house.db)) {
      Future<Void> answered = impatient.receive(taps(1));
      held.awaitWaiting();

      assertThat(Await.failure(answered)).isInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void calls_hold_back_while_many_events_are_under_way() {
    webhooks.open();
    int during;
    Future<Void> answered;
    try (var held = new HeldEvents(house.db)) {
      answered = webhooks.receive(taps(25));
      during = priority.callsAllowed(128);
      held.release();
    }
    Await.on(answered);

    assertThat(during).isEqualTo(32);
    assertThat(priority.callsAllowed(128)).isEqualTo(128);
  }

  @Test
  void events_that_could_not_be_stored_do_not_hold_calls_back_any_longer() {
    webhooks.open();
    house.run("ALTER TABLE event RENAME TO event_elsewhere");

    Await.failure(webhooks.receive(taps(25)));

    assertThat(priority.callsAllowed(128)).isEqualTo(128);
  }
}
