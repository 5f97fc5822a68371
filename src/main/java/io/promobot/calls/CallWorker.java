package io.promobot.calls;

import io.promobot.channel.Breaker.State;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.outbox.ClaimLoop;
import io.promobot.outbox.Outbox;
import io.promobot.outbox.SettleWorker;
import io.promobot.outbox.Settlement;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims calls that are due, has them made and settles them. Woken by commits and notifications; a
 * slow poll finds what has become due meanwhile. All of it runs on one {@link ClaimLoop}.
 */
public final class CallWorker {
  private static final Logger log = LoggerFactory.getLogger(CallWorker.class);
  private static final int IN_FLIGHT = 64;

  private final Outbox outbox;
  private final CallClaimStore claims;
  private final GuardedCaller caller;
  private final CallVerdicts verdicts;
  private final SettleWorker settling;
  private final ClaimLoop loop;
  private final EventAftercare aftercare;
  private final Map<Long, Integer> inFlight = new HashMap<>();

  public CallWorker(
      Vertx vertx,
      Outbox outbox,
      CallClaimStore claims,
      CallVerdicts verdicts,
      GuardedCaller caller,
      EventAftercare aftercare) {
    this.outbox = outbox;
    this.claims = claims;
    this.caller = caller;
    this.verdicts = verdicts;
    this.aftercare = aftercare;
    this.settling = new SettleWorker(vertx, outbox, claims.lease());
    this.loop = new ClaimLoop(vertx, "calls to make", () -> IN_FLIGHT, this::claim);
  }

  /** Starts looking for work. */
  public void start() {
    outbox.onWakeForCalls(loop::wake);
    caller.onChange(loop::wake);
    loop.start(this::look);
  }

  /** Claims nothing more, and completes when what is in flight has been settled. */
  public Future<Void> stop() {
    return loop.stop();
  }

  private void look() {
    Set<Long> ill = caller.ill().keySet();
    if (!ill.isEmpty()) {
      claims.removed(ill).onSuccess(caller::forget);
    }
    loop.wake();
  }

  private Future<Integer> claim(int room) {
    return claims
        .claim(room, rooms())
        .map(
            due -> {
              due.forEach(this::dispatch);
              return due.size();
            });
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

  private void dispatch(DueCall due) {
    long destination = due.call().destination();
    inFlight.merge(destination, 1, Integer::sum);
    loop.track(made(due).compose(settling::settle), () -> landed(destination));
  }

  /** The result of the call; never fails. */
  private Future<Settlement> made(DueCall due) {
    Call call = due.call();
    if (due.tooOld() && !call.event()) {
      return Future.succeededFuture(verdicts.tooOld(due));
    }
    return caller
        .call(call)
        .map(sent -> Settlement.sent(call.id(), due.lease(), Optional.of(sent.messageId())))
        .recover(failure -> afterAll(due, understood(failure)));
  }

  private Future<Settlement> afterAll(DueCall due, SendFailure failure) {
    return CallVerdicts.isOver(due, failure) ? givenUp(due, failure) : failed(due, failure);
  }

  /** A channel that was switched off has taken the row back, so settling it changes nothing. */
  private Future<Settlement> givenUp(DueCall due, SendFailure tried) {
    return aftercare
        .wasInVain(due.call(), due.lease(), tried.reason().key())
        .map(off -> verdicts.tooOld(due))
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
  }
}
