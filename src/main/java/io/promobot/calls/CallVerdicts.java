package io.promobot.calls;

import io.promobot.channel.Reason;
import io.promobot.channel.Reason.Verdict;
import io.promobot.channel.SendFailure;
import io.promobot.outbox.Backoff;
import io.promobot.outbox.Settlement;
import io.promobot.outbox.Settlement.State;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Turns a failed call into what happens to its row: pure, each case a line of a test. */
public final class CallVerdicts {
  /** Used where the other side asks for a pause without saying how long. */
  static final Duration PAUSE = Duration.ofSeconds(15);

  /** Nobody may pause a channel for longer than this at a time. */
  static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /**
   * After these an event is sent again, whatever the other side said: it tells repetitions by their
   * id, and a program under repair answers with anything.
   */
  private static final Set<Verdict> RETRIED =
      EnumSet.of(Verdict.RETRY, Verdict.RETRY_ONCE, Verdict.WAIT_FOR_ECHO, Verdict.GIVE_UP);

  private static final Duration BREAKER_PAUSE = Duration.ofSeconds(1);

  private final Backoff backoff;
  private final Duration grace;

  /** {@code grace} is how long a call without an answer is left before it is made once more. */
  public CallVerdicts(Backoff backoff, Duration grace) {
    this.backoff = backoff;
    this.grace = grace;
  }

  Settlement of(DueCall due, SendFailure failure) {
    Reason reason = failure.reason();
    Call call = due.call();
    if (reason == Reason.NOT_PREPARED) {
      return waits(due, State.QUEUED, failure, backoff.after(call.attempts()), 1);
    }
    if (call.event() && RETRIED.contains(reason.verdict()) && reason != Reason.CHANNEL_REMOVED) {
      return waits(due, State.QUEUED, failure, backoff.after(call.attempts()), 1);
    }
    return switch (reason.verdict()) {
      case RETRY, RETRY_ONCE ->
          waits(due, State.QUEUED, failure, backoff.after(call.attempts()), 1);
      case WAIT_FOR_ECHO ->
          call.possibleDuplicate()
              ? ended(due, State.FAILED, failure)
              : waits(due, State.UNKNOWN, failure, grace, 1);
      case NOT_TRIED -> waits(due, State.QUEUED, failure, BREAKER_PAUSE, 0);
      case PAUSE -> waits(due, State.QUEUED, failure, pause(failure), 0);
      case GIVE_UP -> ended(due, State.FAILED, failure);
      case CANCEL -> ended(due, State.CANCELLED, failure);
    };
  }

  /** An event is tried at least twice before it is given up, however long it waited. */
  static boolean isOver(DueCall due, SendFailure failure) {
    Call call = due.call();
    return call.event()
        && due.tooOld()
        && call.attempts() > 1
        && RETRIED.contains(failure.reason().verdict());
  }

  /** Its time is over; the other side's last words stay readable. */
  Settlement tooOld(DueCall due) {
    return Settlement.ended(
        due.call().id(), due.lease(), State.FAILED, "too_old", due.lastDetail());
  }

  /** How long nothing goes to the destination. */
  static Duration pause(SendFailure failure) {
    Duration asked = failure.pause().orElse(PAUSE);
    return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
  }

  private static Settlement waits(
      DueCall due, State state, SendFailure failure, Duration pause, int attempts) {
    return Settlement.waits(
        due.call().id(),
        due.lease(),
        state,
        failure.reason().key(),
        failure.getMessage(),
        pause,
        attempts);
  }

  private static Settlement ended(DueCall due, State state, SendFailure failure) {
    return Settlement.ended(
        due.call().id(), due.lease(), state, failure.reason().key(), failure.getMessage());
  }
}
