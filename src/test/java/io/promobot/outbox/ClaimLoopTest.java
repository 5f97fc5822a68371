package io.promobot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ClaimLoopTest {
  private static final int ALLOWED = 4;

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Claim> claims = new LinkedBlockingQueue<>();
  private final AtomicInteger landed = new AtomicInteger();
  private final ClaimLoop loop = new ClaimLoop(vertx, "work", () -> ALLOWED, this::claim);
  private volatile boolean polling;

  /** A claim under way: for how many rows, and its answer. */
  private record Claim(int room, Promise<Integer> taken) {}

  @AfterEach
  void close() {
    Await.on(vertx.close());
  }

  @Test
  void it_looks_once_when_started_and_then_waits_to_be_woken() {
    start();

    took(next(), 0);
    settle();

    assertThat(claims).isEmpty();
    loop.wake();
    assertThat(next().room()).isEqualTo(ALLOWED);
  }

  @Test
  void a_wake_while_claiming_looks_again_once_that_claim_is_done() {
    start();
    Claim first = next();

    loop.wake();
    settle();
    loop.wake();
    settle();
    assertThat(claims).as("one claim at a time").isEmpty();
    took(first, 0);

    took(next(), 0);
    settle();
    assertThat(claims).as("two wakes are one more look").isEmpty();
  }

  @Test
  void a_full_batch_looks_again_at_once_when_there_is_room() {
    start();

    took(next(), ALLOWED);

    took(next(), ALLOWED - 1);
    settle();
    assertThat(claims).as("a batch that was not full was the last").isEmpty();
  }

  @Test
  void a_claim_that_fails_looks_again_at_the_next_poll_and_not_before() {
    start();
    Claim first = next();
    loop.wake();
    settle();

    failed(first);
    settle();
    assertThat(claims).isEmpty();

    polling = true;
    assertThat(next().room()).isEqualTo(ALLOWED);
  }

  @Test
  void a_claim_that_throws_is_a_claim_that_failed() {
    AtomicInteger calls = new AtomicInteger();
    ClaimLoop throwing =
        new ClaimLoop(
            vertx,
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
    start();
    Promise<Void> work = Promise.promise();
    dispatched(next(), work, ALLOWED);
    settle();
    assertThat(claims).as("no room, so nothing is claimed").isEmpty();

    loop.run(work::complete);

    assertThat(next().room()).isEqualTo(ALLOWED);
    assertThat(landed).hasValue(ALLOWED);
  }

  @Test
  void work_that_fails_lands_like_any_other() {
    start();
    dispatched(next(), Promise.promise(), 1);
    Promise<Void> failing = Promise.promise();
    loop.wake();
    Claim second = next();
    assertThat(second.room()).isEqualTo(ALLOWED - 1);
    dispatched(second, failing, 1);
    settle();

    failing.fail("refused");

    assertThat(next().room()).isEqualTo(ALLOWED - 1);
  }

  @Test
  void stopped_while_idle_it_is_done_at_once_and_never_looks_again() {
    start();
    took(next(), 0);
    settle();

    Await.on(loop.stop());

    loop.wake();
    settle();
    assertThat(claims).isEmpty();
  }

  @Test
  void stopped_while_claiming_it_waits_for_what_that_claim_takes() {
    start();
    Claim claim = next();
    Future<Void> stopped = loop.stop();
    settle();
    assertThat(stopped.isComplete()).as("rows may be claimed already").isFalse();

    Promise<Void> work = Promise.promise();
    dispatched(claim, work, ALLOWED);
    settle();
    assertThat(stopped.isComplete()).as("they are in flight").isFalse();
    work.complete();

    Await.on(stopped);
    assertThat(landed).hasValue(ALLOWED);
    assertThat(claims).as("a full batch looks no further once stopped").isEmpty();
  }

  @Test
  void a_mistake_after_landing_neither_keeps_the_loop_from_looking_nor_from_stopping() {
    start();
    Promise<Void> first = Promise.promise();
    broken(next(), first);
    settle();

    loop.run(first::complete);

    Promise<Void> last = Promise.promise();
    broken(next(), last);
    settle();
    Future<Void> stopped = loop.stop();
    loop.run(last::complete);
    Await.on(stopped);
  }

  /** What is run when this work lands throws. */
  private void broken(Claim claim, Promise<Void> work) {
    loop.run(
        () -> {
          loop.track(
              work.future(),
              () -> {
                throw new IllegalStateException("a bug");
              });
          claim.taken().complete(1);
        });
  }

  @Test
  void stopped_while_a_claim_fails_it_is_done() {
    start();
    Claim claim = next();
    Future<Void> stopped = loop.stop();

    failed(claim);

    Await.on(stopped);
  }

  private void start() {
    loop.start(
        () -> {
          if (polling) {
            loop.wake();
          }
        });
  }

  private Future<Integer> claim(int room) {
    Claim claim = new Claim(room, Promise.promise());
    claims.add(claim);
    return claim.taken().future();
  }

  private void took(Claim claim, int rows) {
    loop.run(() -> claim.taken().complete(rows));
  }

  private void failed(Claim claim) {
    loop.run(() -> claim.taken().fail("the database is away"));
  }

  /** Answers a claim as the workers do: what it took is in flight before the claim is done. */
  private void dispatched(Claim claim, Promise<Void> work, int rows) {
    loop.run(
        () -> {
          for (int i = 0; i < rows; i++) {
            loop.track(work.future(), landed::incrementAndGet);
          }
          claim.taken().complete(rows);
        });
  }

  private Claim next() {
    try {
      Claim claim = claims.poll(10, TimeUnit.SECONDS);
      assertThat(claim).as("it looks for work").isNotNull();
      return claim;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What was on the loop has run, and what that put there. */
  private void settle() {
    for (int i = 0; i < 3; i++) {
      Promise<Void> ran = Promise.promise();
      loop.run(ran::complete);
      Await.on(ran.future());
    }
  }
}
