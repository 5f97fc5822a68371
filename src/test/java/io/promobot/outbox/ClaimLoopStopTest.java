package io.promobot.outbox;

import static io.promobot.outbox.HeldClaims.ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.outbox.HeldClaims.Claim;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop that stops loses nothing it has claimed. */
@Timeout(30)
class ClaimLoopStopTest {
  private final HeldClaims held = new HeldClaims();

  @AfterEach
  void close() {
    held.close();
  }

  @Test
  void stopped_while_idle_it_is_done_at_once_and_never_looks_again() {
    held.start();
    held.took(held.next(), 0);
    held.settle();

    Await.on(held.loop.stop());

    held.loop.wake();
    held.settle();
    assertThat(held.waiting).isEmpty();
  }

  @Test
  void stopped_while_claiming_it_waits_for_what_that_claim_takes() {
    held.start();
    Claim claim = held.next();
    Future<Void> stopped = held.loop.stop();
    held.settle();
    assertThat(stopped.isComplete()).as("rows may be claimed already").isFalse();

    Promise<Void> work = Promise.promise();
    held.dispatched(claim, work, ALLOWED);
    held.settle();
    assertThat(stopped.isComplete()).as("they are in flight").isFalse();
    work.complete();

    Await.on(stopped);
    assertThat(held.landed).hasValue(ALLOWED);
    assertThat(held.waiting).as("a full batch looks no further once stopped").isEmpty();
  }

  @Test
  void a_mistake_after_landing_neither_keeps_the_loop_from_looking_nor_from_stopping() {
    held.start();
    Promise<Void> first = Promise.promise();
    held.broken(held.next(), first);
    held.settle();

    held.loop.run(first::complete);

    Promise<Void> last = Promise.promise();
    held.broken(held.next(), last);
    held.settle();
    Future<Void> stopped = held.loop.stop();
    held.loop.run(last::complete);
    Await.on(stopped);
  }

  @Test
  void stopped_while_a_claim_fails_it_is_done() {
    held.start();
    Claim claim = held.next();
    Future<Void> stopped = held.loop.stop();

    held.failed(claim);

    Await.on(stopped);
  }
}
