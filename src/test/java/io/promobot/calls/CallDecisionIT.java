package io.promobot.calls;

import static io.promobot.calls.Call.LETTERS;
import static io.promobot.calls.CallHouse.MAIL;
import static io.promobot.calls.CallHouse.SLACK;
import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Reason;
import io.promobot.db.Await;
import io.promobot.deliveries.Delivery;
import io.promobot.outbox.FailedCall;
import io.promobot.outbox.Order;
import io.promobot.outbox.OrderStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Decisions about calls: by the owner, and about notifications that failed for good. */
@Timeout(60)
class CallDecisionIT {
  private static final Duration HOUR = Duration.ofHours(1);

  private CallHouse calls;

  @BeforeEach
  void open() {
    calls = CallHouse.fresh();
  }

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void news_that_failed_for_good_are_given_to_another_channel_in_the_same_transaction() {
    List<FailedCall> told = new CopyOnWriteArrayList<>();
    calls.house.outbox.onFailedCalls(
        (tx, failed) -> {
          told.addAll(failed);
          return new OrderStore(PAGE).add(tx, List.of(fallback(failed))).mapEmpty();
        });
    calls.caller.failing(SLACK, Reason.CHANNEL_GONE);
    long id = calls.news(SLACK);

    calls.calling();

    Await.until(() -> calls.number("SELECT count(*) FROM outbox WHERE state = 'sent'") == 1);
    assertThat(told).containsExactly(new FailedCall(id, "slack", requestOf(id), SLACK, false));
    assertThat(calls.state(id)).isEqualTo("failed");
    assertThat(calls.delivery(id).reason())
        .contains("Slack says that this channel no longer exists.");
    assertThat(calls.caller.to(MAIL)).hasSize(1);
  }

  private static Order fallback(List<FailedCall> failed) {
    return CallHouse.news(failed.get(0).request(), MAIL, true);
  }

  private long requestOf(long id) {
    return calls.number("SELECT request_id FROM outbox WHERE id = $1", id);
  }

  @Test
  void a_failure_does_not_count_before_its_aftercare_does() {
    AtomicInteger refused = new AtomicInteger();
    AtomicBoolean open = new AtomicBoolean();
    calls.house.outbox.onFailedCalls(
        (tx, failed) -> {
          if (open.get()) {
            return Future.succeededFuture();
          }
          refused.incrementAndGet();
          return Future.failedFuture("not now");
        });
    calls.caller.failing(SLACK, Reason.CHANNEL_GONE);
    long id = calls.news(SLACK);

    calls.calling();

    Await.until(() -> refused.get() >= 2);
    assertThat(calls.state(id)).isEqualTo("sending");
    open.set(true);
    calls.awaitState(id, "failed");
    assertThat(calls.caller.taken()).hasSize(1);
  }

  @Test
  void the_aftercare_gets_failed_fallbacks_and_what_was_lost_but_no_letters() {
    List<FailedCall> told = new CopyOnWriteArrayList<>();
    calls.house.outbox.onFailedCalls(
        (tx, failed) -> {
          told.addAll(failed);
          return Future.succeededFuture();
        });
    calls.caller.failing(LETTERS, Reason.ADDRESS_REFUSED).failing(MAIL, Reason.REFUSED);
    long letter = calls.letter(Duration.ZERO);
    long fallback = calls.order(CallHouse.news(calls.ask(), MAIL, true)).get(0);
    long lost = calls.news(SLACK);
    calls.house.run(
        """
        UPDATE outbox SET state = 'unknown', possible_duplicate = true, lease_until = now()
        WHERE id = $1
        """,
        lost);
    calls.house.rescue.start();

    calls.calling();

    calls.awaitState(letter, "failed");
    calls.awaitState(lost, "failed");
    calls.awaitState(fallback, "failed");
    assertThat(told)
        .containsExactlyInAnyOrder(
            new FailedCall(fallback, "email", requestOf(fallback), MAIL, true),
            new FailedCall(lost, "slack", requestOf(lost), SLACK, false));
  }

  @Test
  void a_call_that_waits_can_be_taken_back_and_queued_again() {
    long id = calls.letter(HOUR);

    assertThat(Await.on(calls.house.outbox.cancel(id))).contains(true);
    assertThat(calls.delivery(id).state()).isEqualTo("cancelled");
    assertThat(calls.delivery(id).reason()).contains("You cancelled this.");

    assertThat(Await.on(calls.house.outbox.retry(id))).contains(true);
    assertThat(calls.delivery(id).state()).isEqualTo("queued");
    calls.calling();
    calls.awaitState(id, "sent");
    assertThat(Await.on(calls.house.outbox.cancel(id))).contains(false);
    assertThat(Await.on(calls.house.outbox.retry(id))).contains(false);
  }

  @Test
  void what_failed_can_be_tried_for_another_day_unless_its_person_was_erased() {
    calls.caller.failing(SLACK, Reason.REFUSED).failing(LETTERS, Reason.ADDRESS_REFUSED);
    long news = calls.news(SLACK);
    long letter = calls.letter(Duration.ZERO);
    calls.calling();
    calls.awaitState(news, "failed");
    calls.awaitState(letter, "failed");
    calls.house.run("UPDATE outbox SET give_up_at = now() - interval '1 day'");
    calls.house.run("DELETE FROM lead");

    assertThat(Await.on(calls.house.outbox.retry(letter))).contains(false);
    assertThat(Await.on(calls.house.outbox.retry(news))).contains(true);

    calls.awaitState(news, "sent");
    assertThat(calls.state(letter)).isEqualTo("failed");
  }

  @Test
  void a_message_that_waits_for_its_next_try_can_be_sent_now_too() {
    Await.on(calls.house.start("7300000000000002"));
    calls.house.run("UPDATE outbox SET due_at = now() + interval '1 hour'");
    calls.house.sending();

    long id = calls.number("SELECT id FROM outbox");
    assertThat(Await.on(calls.house.outbox.hurry(id))).contains(true);

    calls.awaitState(id, "sent");
    assertThat(calls.delivery(id).detail()).isEmpty();
  }

  @Test
  void a_delivery_names_whom_it_is_about_and_the_channel_and_tells_the_other_sides_words() {
    calls.caller.failing(LETTERS, Reason.ADDRESS_REFUSED).failing(SLACK, Reason.BUSY);
    long letter = calls.letter(Duration.ZERO);
    long news = calls.news(SLACK);
    calls.calling();
    calls.awaitState(letter, "failed");
    calls.awaitState(news, "sent");

    Delivery ofLetter = calls.delivery(letter);
    assertThat(ofLetter.kind()).isEqualTo("email");
    assertThat(ofLetter.customerName()).contains("Ana Prieto");
    assertThat(ofLetter.leadId()).contains("1");
    assertThat(ofLetter.channel()).isEmpty();
    assertThat(ofLetter.reason()).contains("The mail server refused the address.");
    assertThat(ofLetter.detail()).contains("told to fail");
    Delivery ofNews = calls.delivery(news);
    assertThat(ofNews.customerName()).contains("Ben Ode");
    assertThat(ofNews.requestId()).contains(String.valueOf(requestOf(news)));
    assertThat(ofNews.channel()).contains("Sales desk");
    assertThat(ofNews.customerId()).isEqualTo(Optional.empty());
    assertThat(ofNews.detail()).isEmpty();
  }
}
