package io.promobot.outbox;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims rows while there is room for more work: when woken, when work lands, and at every poll.
 * All of it runs on one event loop; only {@link #wake} and {@link #stop} may be called from
 * anywhere.
 */
public final class ClaimLoop {
  private static final Logger log = LoggerFactory.getLogger(ClaimLoop.class);
  private static final long POLL_MS = 1_000;

  private final Vertx vertx;
  private final Context context;
  private final String rows;
  private final IntSupplier allowed;
  private final IntFunction<Future<Integer>> claim;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Promise<Void> drained = Promise.promise();

  private boolean stopped;
  private boolean claiming;
  private boolean again;
  private int inFlight;
  private long poll;

  /**
   * A loop that has yet to be started.
   *
   * @param rows what it looks for, for the log
   * @param allowed how much may be in flight at once just now
   * @param claim takes at most this many rows, gives each to {@link #track}, and answers with how
   *     many it took; as many as it may means that there may be more
   */
  public ClaimLoop(
      Vertx vertx, String rows, IntSupplier allowed, IntFunction<Future<Integer>> claim) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.rows = rows;
    this.allowed = allowed;
    this.claim = claim;
  }

  /** Starts looking for work; {@code tick} runs at every poll, and wakes the loop. */
  public void start(Runnable tick) {
    context.runOnContext(
        ready -> {
          poll = vertx.setPeriodic(POLL_MS, due -> tick.run());
          step();
        });
  }

  /** Claims nothing more, and completes when what is in flight has landed. */
  public Future<Void> stop() {
    context.runOnContext(
        now -> {
          stopped = true;
          vertx.cancelTimer(poll);
          finishIfDrained();
        });
    return drained.future();
  }

  /** There may be work; many calls before it looks are one. */
  public void wake() {
    if (woken.compareAndSet(false, true)) {
      context.runOnContext(
          now -> {
            woken.set(false);
            step();
          });
    }
  }

  /** Counts the work as in flight until it completes, which {@code landed} is told on the loop. */
  public void track(Future<?> work, Runnable landed) {
    inFlight++;
    work.onComplete(done -> context.runOnContext(back -> land(landed)));
  }

  /** Runs this on the loop. */
  void run(Runnable task) {
    context.runOnContext(now -> task.run());
  }

  boolean stopped() {
    return stopped;
  }

  int inFlight() {
    return inFlight;
  }

  private void step() {
    if (claiming) {
      again = true;
      return;
    }
    int room = allowed.getAsInt() - inFlight;
    if (stopped || room <= 0) {
      return;
    }
    claiming = true;
    again = false;
    claimed(room)
        .onSuccess(taken -> again |= taken == room)
        .onComplete(result -> finished(result.cause()));
  }

  /** Within a future, so that a claim that throws is one that failed. */
  private Future<Integer> claimed(int room) {
    return Future.succeededFuture(room).compose(claim::apply);
  }

  private void finished(Throwable failure) {
    claiming = false;
    finishIfDrained();
    if (failure != null) {
      log.warn("could not look for {}, trying again: {}", rows, failure.getMessage());
    } else if (again) {
      step();
    }
  }

  private void land(Runnable landed) {
    inFlight--;
    try {
      landed.run();
    } finally {
      finishIfDrained();
      wake();
    }
  }

  private void finishIfDrained() {
    if (stopped && !claiming && inFlight == 0) {
      drained.tryComplete();
    }
  }
}
