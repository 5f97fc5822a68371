package io.promobot.outbox;

import static io.promobot.outbox.HeldClaims.ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.outbox.HeldClaims.Claim;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ClaimLoopTest {
  private final HeldClaims held = new HeldClaims();

  @AfterEach
  void close() {
    held.close();
  }

  @Test
  void it_looks_once_when_started_and_then_waits_to_be_woken() {
    held.start();

    held.took(held.next(), 0);
    held.settle();

    assertThat(held.waiting).isEmpty();
    held.loop.wake();
    assertThat(held.next().room()).isEqualTo(ALLOWED);
  }

  @Test
  void a_wake_while_claiming_looks_again_once_that_claim_is_done() {
    held.start();
    Claim first = held.next();

    held.loop.wake();
    held.settle();
    held.loop.wake();
    held.settle();
    assertThat(held.waiting).as("one claim at a time").isEmpty();
    held.took(first, 0);

    held.took(held.next(), 0);
    held.settle();
    assertThat(held.waiting).as("two wakes are one more look").isEmpty();
  }

  @Test
  void a_full_batch_looks_again_at_once_when_there_is_room() {
    held.start();

    held.took(held.next(), ALLOWED);

    held.took(held.next(), ALLOWED - 1);
    held.settle();
    assertThat(held.waiting).as("a batch that was not full was the last").isEmpty();
  }

  @Test
  void a_claim_that_fails_looks_again_at_the_next_poll_and_not_before() {
    held.start();
    Claim first = held.next();
    held.loop.wake();
    held.settle();

    held.failed(first);
    held.settle();
    assertThat(held.waiting).isEmpty();

    held.polling = true;
    assertThat(held.next().room()).isEqualTo(ALLOWED);
  }

  @Test
  void a_claim_that_throws_is_a_claim_that_failed() {
    AtomicInteger calls = new AtomicInteger();
    ClaimLoop throwing =
        new ClaimLoop(
            held.vertx,
            "work",
            () -> ALLOWED,
            room -> {
              calls.incrementAndGet();
              throw new IllegalStateException("no pool");
            });

    throwing.start(throwing::wake);

    Await.until(() -> calls.get() > 1);
    Await.on(throwing.stop());
  }

  @Test
  void work_in_flight_takes_room_until_it_lands() {
    held.start();
    Promise<Void> work = Promise.promise();
    held.dispatched(held.next(), work, ALLOWED);
    held.settle();
    assertThat(held.waiting).as("no room, so nothing is claimed").isEmpty();

    held.loop.run(work::complete);

    assertThat(held.next().room()).isEqualTo(ALLOWED);
    assertThat(held.landed).hasValue(ALLOWED);
  }

  @Test
  void work_that_fails_lands_like_any_other() {
    held.start();
    held.dispatched(held.next(), Promise.promise(), 1);
    Promise<Void> failing = Promise.promise();
    held.loop.wake();
    Claim second = held.next();
    assertThat(second.room()).isEqualTo(ALLOWED - 1);
    held.dispatched(second, failing, 1);
    held.settle();

    failing.fail("refused");

    assertThat(held.next().room()).isEqualTo(ALLOWED - 1);
  }
}
