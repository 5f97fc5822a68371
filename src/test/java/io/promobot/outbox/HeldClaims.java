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

/** A loop whose claims are answered when a test says so. */
final class HeldClaims implements AutoCloseable {
  static final int ALLOWED = 4;

  final Vertx vertx = Vertx.vertx();
  final BlockingQueue<Claim> waiting = new LinkedBlockingQueue<>();
  final AtomicInteger landed = new AtomicInteger();
  final ClaimLoop loop = new ClaimLoop(vertx, "work", () -> ALLOWED, this::claim);
  volatile boolean polling;

  /** A claim under way: for how many rows, and its answer. */
  record Claim(int room, Promise<Integer> taken) {}

  void start() {
    loop.start(
        () -> {
          if (polling) {
            loop.wake();
          }
        });
  }

  private Future<Integer> claim(int room) {
    Claim claim = new Claim(room, Promise.promise());
    waiting.add(claim);
    return claim.taken().future();
  }

  void took(Claim claim, int rows) {
    loop.run(() -> claim.taken().complete(rows));
  }

  void failed(Claim claim) {
    loop.run(() -> claim.taken().fail("the database is away"));
  }

  /** Answers a claim as the workers do: what it took is in flight before the claim is done. */
  void dispatched(Claim claim, Promise<Void> work, int rows) {
    loop.run(
        () -> {
          for (int i = 0; i < rows; i++) {
            loop.track(work.future(), landed::incrementAndGet);
          }
          claim.taken().complete(rows);
        });
  }

  Claim next() {
    try {
      Claim claim = waiting.poll(10, TimeUnit.SECONDS);
      assertThat(claim).as("it looks for work").isNotNull();
      return claim;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What was on the loop has run, and what that put there. */
  void settle() {
    for (int i = 0; i < 3; i++) {
      Promise<Void> ran = Promise.promise();
      loop.run(ran::complete);
      Await.on(ran.future());
    }
  }

  /** What is run when this work lands throws. */
  void broken(Claim claim, Promise<Void> work) {
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

  @Override
  public void close() {
    Await.on(vertx.close());
  }
}
