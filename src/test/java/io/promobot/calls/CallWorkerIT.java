package io.promobot.calls;

import static io.promobot.calls.Call.LETTERS;
import static io.promobot.calls.CallHouse.MAIL;
import static io.promobot.calls.CallHouse.SLACK;
import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Breaker.State;
import io.promobot.channel.Reason;
import io.promobot.db.Await;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How calls are made: when they are due, in order, and what happens when they fail. */
@Timeout(60)
class CallWorkerIT {
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
  void a_letter_waits_until_it_is_due_and_its_caller_is_told_all_about_it() {
    long early = calls.letter(HOUR);
    long due = calls.letter(Duration.ZERO);

    calls.calling();

    calls.awaitState(due, "sent");
    assertThat(calls.state(early)).isEqualTo("queued");
    assertThat(calls.text("SELECT message_id FROM outbox WHERE id = $1", due))
        .isEqualTo("sent." + due);
    assertThat(calls.caller.taken()).hasSize(1);
    Call call = calls.caller.taken().get(0);
    assertThat(call.id()).isEqualTo(due);
    assertThat(call.kind()).isEqualTo("email");
    assertThat(call.lead()).contains(1L);
    assertThat(call.request()).isEmpty();
    assertThat(call.attempts()).isEqualTo(1);
    assertThat(call.possibleDuplicate()).isFalse();
  }

  @Test
  void what_becomes_due_goes_out_without_anybody_saying_so() {
    calls.calling();

    long soon = calls.letter(Duration.ofMillis(200));

    calls.awaitState(soon, "sent");
  }

  @Test
  void the_owner_can_have_it_sent_now() {
    long letter = calls.letter(HOUR);
    calls.calling();

    assertThat(Await.on(calls.house.outbox.hurry(letter))).contains(true);

    calls.awaitState(letter, "sent");
    assertThat(Await.on(calls.house.outbox.hurry(letter))).contains(false);
    assertThat(Await.on(calls.house.outbox.hurry(99_999))).isEmpty();
  }

  @Test
  void a_channel_is_told_one_thing_at_a_time_in_order_while_others_go_on() {
    calls.caller.hold(SLACK);
    List<Long> news = List.of(calls.news(SLACK), calls.news(SLACK), calls.news(SLACK));
    long other = calls.news(MAIL);

    calls.calling();

    calls.awaitState(other, "sent");
    long later = calls.news(MAIL);
    calls.wake();
    calls.awaitState(later, "sent");
    assertThat(calls.caller.to(SLACK)).containsExactly(news.get(0));
    calls.caller.answer(SLACK);
    news.forEach(id -> calls.awaitState(id, "sent"));
    assertThat(calls.caller.to(SLACK)).isEqualTo(news);
  }

  @Test
  void letters_go_out_several_at_once() {
    calls.caller.hold(LETTERS);
    IntStream.range(0, 20).forEach(i -> calls.letter(Duration.ZERO));

    calls.calling();

    Await.until(() -> calls.caller.to(LETTERS).size() == CallClaimStore.LETTERS_AT_ONCE);
    assertThat(calls.number("SELECT count(*) FROM outbox WHERE state = 'sending'"))
        .isEqualTo(CallClaimStore.LETTERS_AT_ONCE);
    calls.caller.answer(LETTERS);
    Await.until(() -> calls.number("SELECT count(*) FROM outbox WHERE state = 'sent'") == 20);
    assertThat(calls.caller.taken()).hasSize(20);
  }

  @Test
  void a_passing_trouble_is_tried_again_and_costs_attempts() {
    calls.caller.failing(SLACK, Reason.BUSY).failing(SLACK, Reason.LOGIN_REFUSED);
    long id = calls.news(SLACK);

    calls.calling();

    calls.awaitState(id, "sent");
    assertThat(calls.delivery(id).attempts()).isEqualTo(3);
    assertThat(calls.caller.taken()).extracting(Call::attempts).containsExactly(1, 2, 3);
  }

  @Test
  void a_caller_that_breaks_down_is_tried_again_with_pauses() {
    calls.caller.failing(SLACK, new IllegalStateException("no such template"));
    long id = calls.news(SLACK);

    calls.calling();

    calls.awaitState(id, "sent");
    assertThat(calls.delivery(id).attempts()).isEqualTo(2);
  }

  @Test
  void what_was_tried_for_a_day_has_failed_and_still_says_what_the_other_side_said() {
    calls.caller.failing(LETTERS, Reason.BUSY);
    long id = calls.letter(HOUR);
    assertThat(
            calls.number(
                "SELECT extract(epoch FROM give_up_at - due_at)::bigint FROM outbox WHERE id = $1",
                id))
        .isEqualTo(Duration.ofHours(24).toSeconds());
    calls.house.run("UPDATE outbox SET due_at = now()");
    calls.calling();
    Await.until(() -> calls.delivery(id).reason().isPresent());
    calls.house.run("UPDATE outbox SET give_up_at = now(), due_at = now() + interval '1 hour'");
    long calledBefore = calls.caller.taken().size();

    Await.on(calls.house.outbox.hurry(id));

    calls.awaitState(id, "failed");
    assertThat(calls.delivery(id).reason()).contains("It was tried for a day without success.");
    assertThat(calls.delivery(id).detail()).contains("told to fail");
    assertThat(calls.caller.taken()).hasSize((int) calledBefore);
  }

  @Test
  void a_call_nobody_answered_is_made_once_more_as_a_possible_duplicate_and_then_given_up() {
    calls.caller.failing(LETTERS, Reason.NO_ANSWER).failing(LETTERS, Reason.NO_ANSWER);
    long id = calls.letter(Duration.ZERO);
    calls.house.rescue.start();

    calls.calling();

    calls.awaitState(id, "failed");
    assertThat(calls.caller.taken())
        .extracting(Call::possibleDuplicate)
        .containsExactly(false, true);
    assertThat(calls.delivery(id).reason())
        .contains("The mail server did not say whether the message arrived.");
  }

  @Test
  void while_one_call_is_in_doubt_the_channels_others_go_on() {
    calls.caller.failing(SLACK, Reason.NO_ANSWER);
    long doubtful = calls.news(SLACK);
    long next = calls.news(SLACK);

    calls.calling();

    calls.awaitState(next, "sent");
    assertThat(calls.state(doubtful)).isEqualTo("unknown");
  }

  @Test
  void a_dead_workers_call_is_made_again_as_a_possible_duplicate() {
    long id = calls.news(SLACK);
    calls.house.run(
        """
        UPDATE outbox SET state = 'sending', attempts = 1, lease_no = 1,
          lease_until = now() - interval '1 second'
        WHERE page_id = $1
        """,
        PAGE);
    calls.house.rescue.start();

    calls.calling();

    calls.awaitState(id, "sent");
    assertThat(calls.delivery(id).possibleDuplicate()).isTrue();
    assertThat(calls.caller.taken()).extracting(Call::possibleDuplicate).containsExactly(true);
  }

  @Test
  void who_lost_the_row_cannot_fail_it_but_its_success_is_believed() {
    calls.caller.hold(SLACK);
    long id = calls.news(SLACK);
    calls.calling();
    Await.until(() -> calls.caller.taken().size() == 1);
    calls.house.run(
        """
        UPDATE outbox SET state = 'unknown', lease_no = lease_no + 1,
          lease_until = now() + interval '1 hour'
        """);

    calls.caller.answer(SLACK);

    calls.awaitState(id, "sent");
    assertThat(calls.caller.taken()).hasSize(1);
  }

  @Test
  void a_channel_that_asks_for_a_pause_gets_it_and_only_that_channel() {
    calls.caller.throttling(SLACK, HOUR);
    long refused = calls.news(SLACK);
    long behind = calls.news(SLACK);
    calls.calling();
    Await.until(() -> calls.delivery(refused).reason().isPresent());

    long other = calls.news(MAIL);
    calls.wake();
    calls.awaitState(other, "sent");

    assertThat(calls.caller.to(SLACK)).containsExactly(refused);
    assertThat(calls.delivery(refused).attempts()).isZero();
    assertThat(calls.delivery(refused).reason()).contains("Slack asked us to slow down.");
    Instant halfAnHourAhead = Instant.now().plus(HOUR.dividedBy(2));
    assertThat(calls.delivery(refused).dueAt()).isAfter(halfAnHourAhead);
    assertThat(calls.delivery(behind).dueAt()).isAfter(halfAnHourAhead);
    assertThat(Await.on(calls.house.page.state()).pausedUntil()).isEmpty();

    calls.house.run("UPDATE pause SET until = now()");
    Await.on(calls.house.outbox.hurry(refused));
    calls.awaitState(refused, "sent");
    calls.awaitState(behind, "sent");
  }

  @Test
  void a_channel_that_is_away_is_left_alone_and_holds_up_no_other() {
    calls.caller.breakDown(SLACK);
    List<Long> news = new ArrayList<>();
    IntStream.range(0, 12).forEach(i -> news.add(calls.news(SLACK)));
    calls.calling();
    Await.until(() -> calls.guards.ofChannel(SLACK).state() == State.OPEN);
    Await.until(() -> calls.number("SELECT count(*) FROM outbox WHERE state = 'sending'") == 0);
    long claims = claims();

    List<Long> others = new ArrayList<>();
    IntStream.range(0, 30).forEach(i -> others.add(calls.news(MAIL)));
    calls.wake();
    others.forEach(id -> calls.awaitState(id, "sent"));

    // one claim may have been under way when the breaker opened
    assertThat(claims()).as("claims of what waits for the breaker").isBetween(claims, claims + 1);
    assertThat(calls.caller.to(SLACK)).hasSize(5);
    assertThat(calls.guards.ofChannel(SLACK).failingSince()).isPresent();
    assertThat(calls.guards.ofChannel(MAIL).state()).isEqualTo(State.CLOSED);
    assertThat(calls.guards.ofChannel(Call.LETTERS).failingSince()).isEmpty();
  }

  @Test
  void the_breaker_of_a_channel_that_was_removed_is_forgotten() {
    List<Long> unwatched = new CopyOnWriteArrayList<>();
    calls.guards.watchedBy((way, channel, state) -> () -> unwatched.add(channel));
    calls.caller.breakDown(SLACK);
    calls.caller.breakDown(MAIL);
    IntStream.range(0, 5).forEach(i -> calls.news(SLACK));
    IntStream.range(0, 5).forEach(i -> calls.news(MAIL));
    calls.calling();
    Await.until(() -> calls.guards.ill().keySet().equals(Set.of(SLACK, MAIL)));

    calls.house.run("DELETE FROM outbox WHERE channel_id = $1", SLACK);
    calls.house.run("DELETE FROM channel WHERE id = $1", SLACK);

    Await.until(() -> calls.guards.ill().keySet().equals(Set.of(MAIL)));
    assertThat(unwatched).containsExactly(SLACK);
  }

  private long claims() {
    return calls.number("SELECT sum(lease_no)::bigint FROM outbox WHERE channel_id = 1");
  }

  @Test
  void when_the_channel_is_back_one_trial_goes_first_and_everything_follows() {
    calls.close();
    calls = CallHouse.resting(Duration.ofMillis(300));
    calls.caller.breakDown(SLACK);
    IntStream.range(0, 12).forEach(i -> calls.news(SLACK));
    calls.calling();
    Await.until(() -> calls.guards.ofChannel(SLACK).state() != State.CLOSED);

    calls.caller.repair(SLACK);

    Await.until(() -> calls.number("SELECT count(*) FROM outbox WHERE state = 'sent'") == 12);
    assertThat(calls.guards.ofChannel(SLACK).state()).isEqualTo(State.CLOSED);
    assertThat(calls.guards.ofChannel(SLACK).failingSince()).isEmpty();
  }

  @Test
  void two_replicas_make_each_call_once_and_never_two_to_one_channel() {
    List<CallHouse> twins = CallHouse.twins();
    try (CallHouse one = twins.get(0);
        CallHouse other = twins.get(1)) {
      List<Long> news = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        news.add(one.news(SLACK));
        one.news(MAIL);
        one.letter(Duration.ZERO);
      }

      one.calling();
      other.calling();

      Await.until(() -> one.number("SELECT count(*) FROM outbox WHERE state = 'sent'") == 90);
      assertThat(one.caller.taken()).extracting(Call::id).doesNotHaveDuplicates().hasSize(90);
      assertThat(one.caller.to(SLACK)).isEqualTo(news);
      assertThat(one.caller.mostOfOneChannel()).isEqualTo(1);
    }
  }

  @Test
  void nothing_overtakes_the_first_in_line_while_another_replica_has_it_in_hand() {
    long first = calls.news(SLACK);
    long second = calls.news(SLACK);
    CallClaimStore claims = new CallClaimStore(calls.house.db::general, PAGE, HOUR);

    List<DueCall> claimed =
        Await.on(
            calls.house.db.transaction(
                tx ->
                    tx.query("SELECT FROM outbox WHERE id = " + first + " FOR UPDATE")
                        .execute()
                        .compose(locked -> claims.claim(64, Map.of()))));

    assertThat(claimed).isEmpty();
    calls.calling();
    calls.awaitState(second, "sent");
    assertThat(calls.caller.to(SLACK)).containsExactly(first, second);
  }

  @Test
  void who_was_erased_is_sent_nothing() {
    calls.caller.failing(LETTERS, Reason.ERASED);
    long id = calls.letter(Duration.ZERO);

    calls.calling();

    calls.awaitState(id, "cancelled");
    assertThat(calls.delivery(id).reason()).contains("The person it was about has been erased.");
  }

  @Test
  void stopping_waits_for_what_is_under_way() {
    calls.caller.hold(SLACK);
    long id = calls.news(SLACK);
    calls.calling();
    Await.until(() -> calls.caller.taken().size() == 1);

    Future<Void> stopped = calls.workers.get(0).stop();
    calls.news(SLACK);
    calls.wake();

    assertThat(stopped.isComplete()).isFalse();
    calls.caller.answer(SLACK);
    Await.on(stopped);
    assertThat(calls.state(id)).isEqualTo("sent");
    assertThat(calls.caller.taken()).hasSize(1);
  }
}
