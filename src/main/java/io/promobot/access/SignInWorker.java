package io.promobot.access;

import io.promobot.http.CallerThrottle;
import io.promobot.http.Problem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lets passwords be tried in turn. A browser that has signed in before has a budget of its own, so
 * it never waits for strangers, whatever they do.
 */
public final class SignInWorker {
  private static final int KNOWN_AT_ONCE = 10;
  private static final long LOOK_AGAIN_MS = 200;

  private final SignInLine<Turn> line;
  private final CallerThrottle known;
  private final AtomicBoolean lookingAgain = new AtomicBoolean();

  /**
   * Who tries.
   *
   * @param known the device or session by which we know them, if we do
   */
  record Who(String address, Optional<String> known) {}

  public SignInWorker(LongSupplier nanos) {
    this.line = new SignInLine<>(nanos, many -> ThreadLocalRandom.current().nextInt(many));
    this.known = new CallerThrottle(KNOWN_AT_ONCE, 1.0 / SignInLine.SECONDS_PER_GUESS, nanos);
  }

  private record Turn(Context context, Promise<Void> promise) {
    void begin() {
      context.runOnContext(here -> promise.complete());
    }

    void refuse() {
      context.runOnContext(here -> promise.fail(busy()));
    }
  }

  private static Problem busy() {
    return Problem.tooMany(
        "Many passwords are being tried from your address. Please try again in a few seconds, or"
            + " sign in with the link that promobot prints when it starts",
        SignInLine.SECONDS_PER_GUESS);
  }

  /** Checks a password when it is its turn. */
  <T> Future<T> attempt(
      RoutingContext ctx, Who who, Supplier<Future<T>> check, Predicate<T> right) {
    var device = who.known().filter(key -> known.take(key).isEmpty());
    if (device.isPresent()) {
      return check
          .get()
          .onSuccess(
              answer -> {
                if (right.test(answer)) {
                  known.forget(device.get());
                }
              });
    }
    var vertx = ctx.vertx();
    return turn(ctx, who.address()).compose(now -> checked(vertx, who.address(), check, right));
  }

  private Future<Void> turn(RoutingContext ctx, String address) {
    var turn = new Turn(ctx.vertx().getOrCreateContext(), Promise.promise());
    line.enter(address, turn).ifPresent(Turn::refuse);
    ctx.addEndHandler(gone -> leave(turn));
    if (ctx.response().closed()) {
      leave(turn);
    }
    callNext(ctx.vertx());
    return turn.promise().future();
  }

  /** Nobody is waiting for the answer any more. */
  private void leave(Turn turn) {
    if (line.leave(turn)) {
      turn.refuse();
    }
  }

  private <T> Future<T> checked(
      Vertx vertx, String address, Supplier<Future<T>> check, Predicate<T> right) {
    return check
        .get()
        .onComplete(
            done -> {
              line.over(address, done.succeeded() && right.test(done.result()));
              callNext(vertx);
            });
  }

  private void callNext(Vertx vertx) {
    line.tooLate().forEach(Turn::refuse);
    for (var next = line.next(); next.isPresent(); next = line.next()) {
      next.get().begin();
    }
    if (!line.empty() && lookingAgain.compareAndSet(false, true)) {
      vertx.setTimer(LOOK_AGAIN_MS, later -> lookAgain(vertx));
    }
  }

  private void lookAgain(Vertx vertx) {
    lookingAgain.set(false);
    callNext(vertx);
  }
}
