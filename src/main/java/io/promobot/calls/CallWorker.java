package io.promobot.calls;

import io.promobot.channel.GuardedChannel.State;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.db.Database;
import io.promobot.outbox.Outbox;
import io.promobot.outbox.SettleWorker;
import io.promobot.outbox.Settlement;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims calls that are due, has them made and settles them. Woken by commits and notifications; a
 * slow poll finds what becomes due in between. All of it runs on one event loop.
 */
public final class CallWorker {
  private static final Logger log = LoggerFactory.getLogger(CallWorker.class);
  private static final long POLL_MS = 1_000;
  private static final int IN_FLIGHT = 64;

  private final Vertx vertx;
  private final Context context;
  private final Outbox outbox;
  private final CallClaimStore claims;
  private final GuardedCaller caller;
  private final CallVerdicts verdicts;
  private final SettleWorker settling;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Map<Long, Integer> inFlight = new HashMap<>();
  private final Promise<Void> drained = Promise.promise();

  private boolean stopped;
  private boolean claiming;
  private boolean again;
  private long poll;

  /**
   * What the worker needs.
   *
   * @param lease how long a claim holds; longer than any call can take
   */
  public record Parts(
      Database db, String page, Duration lease, CallVerdicts verdicts, GuardedCaller caller) {}

  public CallWorker(Vertx vertx, Parts parts, Outbox outbox) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.outbox = outbox;
    this.claims = new CallClaimStore(parts.db()::general, parts.page(), parts.lease());
    this.caller = parts.caller();
    this.verdicts = parts.verdicts();
    this.settling = new SettleWorker(vertx, outbox, parts.lease());
  }

  /** Starts looking for work. */
  public void start() {
    outbox.onWakeForCalls(this::wake);
    caller.onChange(this::wake);
    context.runOnContext(
        ready -> {
          poll = vertx.setPeriodic(POLL_MS, tick -> look());
          step();
        });
  }

  /** Claims nothing more, and completes when what is in flight has been settled. */
  public Future<Void> stop() {
    context.runOnContext(
        now -> {
          stopped = true;
          vertx.cancelTimer(poll);
          finishIfDrained();
        });
    return drained.future();
  }

  private void look() {
    Set<Long> ill = caller.ill().keySet();
    if (!ill.isEmpty()) {
      claims.removed(ill).onSuccess(caller::forget);
    }
    wake();
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      context.runOnContext(
          now -> {
            woken.set(false);
            step();
          });
    }
  }

  private void step() {
    if (claiming) {
      again = true;
      return;
    }
    int room = IN_FLIGHT - inFlight.values().stream().mapToInt(Integer::intValue).sum();
    if (stopped || room <= 0) {
      return;
    }
    claiming = true;
    again = false;
    claims.claim(room, rooms()).onComplete(claim -> claimed(claim.result(), claim.cause()));
  }

  /** How many calls each destination can take, for those with calls under way or in bad health. */
  private Map<Long, Integer> rooms() {
    Map<Long, Integer> rooms = new HashMap<>();
    caller.ill().forEach((destination, state) -> rooms.put(destination, trials(state)));
    inFlight.forEach(
        (destination, calls) ->
            rooms.merge(
                destination,
                usual(destination) - calls,
                (trials, usual) -> Math.max(0, Math.min(trials - calls, usual))));
    return rooms;
  }

  private static int trials(State state) {
    return state == State.OPEN ? 0 : 1;
  }

  private static int usual(long destination) {
    return destination == Call.LETTERS ? CallClaimStore.LETTERS_AT_ONCE : 1;
  }

  private void claimed(List<DueCall> due, Throwable failure) {
    claiming = false;
    if (failure != null) {
      log.warn("could not look for calls to make, trying again: {}", failure.getMessage());
    } else {
      due.forEach(this::dispatch);
    }
    finishIfDrained();
    if (failure == null && again) {
      step();
    }
  }

  private void dispatch(DueCall due) {
    inFlight.merge(due.call().destination(), 1, Integer::sum);
    made(due)
        .compose(settling::settle)
        .onComplete(done -> context.runOnContext(back -> landed(due.call().destination())));
  }

  /** The result of the call; never fails. */
  private Future<Settlement> made(DueCall due) {
    if (due.tooOld()) {
      return Future.succeededFuture(verdicts.tooOld(due));
    }
    Call call = due.call();
    return caller
        .call(call)
        .map(sent -> Settlement.sent(call.id(), due.lease(), Optional.of(sent.messageId())))
        .recover(failure -> failed(due, understood(failure)));
  }

  private Future<Settlement> failed(DueCall due, SendFailure failure) {
    Settlement settlement = verdicts.of(due, failure);
    if (failure.reason().verdict() != Reason.Verdict.PAUSE) {
      return Future.succeededFuture(settlement);
    }
    return claims
        .pause(due.call().destination(), settlement.pause())
        .transform(paused -> Future.succeededFuture(settlement));
  }

  /** Anything that is not a channel's verdict is our own trouble before the call. */
  private static SendFailure understood(Throwable failure) {
    if (failure instanceof SendFailure known) {
      return known;
    }
    log.warn("a call could not be prepared", failure);
    return new SendFailure(Reason.NOT_PREPARED, "");
  }

  private void landed(long destination) {
    inFlight.computeIfPresent(destination, (of, calls) -> calls == 1 ? null : calls - 1);
    finishIfDrained();
    wake();
  }

  private void finishIfDrained() {
    if (stopped && !claiming && inFlight.isEmpty()) {
      drained.tryComplete();
    }
  }
}
