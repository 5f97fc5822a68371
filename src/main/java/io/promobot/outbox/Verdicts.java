package io.promobot.outbox;

import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.outbox.Settlement.Aftermath;
import io.promobot.outbox.Settlement.State;
import java.time.Duration;

/**
 * Turns a failed send into what happens to its row: pure, so that every case is a line of a test.
 */
public final class Verdicts {
  private static final Duration BREAKER_PAUSE = Duration.ofSeconds(1);
  private static final int IMAGE_TRIES = 2;

  private final Backoff backoff;
  private final Duration echoGrace;

  /** {@code echoGrace} is how long a send without an answer may take to show up as an echo. */
  public Verdicts(Backoff backoff, Duration echoGrace) {
    this.backoff = backoff;
    this.echoGrace = echoGrace;
  }

  Settlement of(Due due, SendFailure failure) {
    Reason reason = failure.reason();
    return switch (reason.verdict()) {
      case RETRY -> waits(due, State.QUEUED, failure, backoff.after(due.attempts()), 1);
      case RETRY_ONCE ->
          due.attempts() < IMAGE_TRIES
              ? waits(due, State.QUEUED, failure, backoff.after(due.attempts()), 1)
              : failed(due, failure);
      case WAIT_FOR_ECHO ->
          due.possibleDuplicate()
              ? failed(due, failure)
              : waits(due, State.UNKNOWN, failure, echoGrace, 1);
      case NOT_TRIED -> waits(due, State.QUEUED, failure, BREAKER_PAUSE, 0);
      case PAUSE -> waits(due, State.QUEUED, failure, Duration.ZERO, 0);
      case GIVE_UP -> failed(due, failure).teaching(lesson(reason));
      case CANCEL ->
          Settlement.ended(
              due.id(), due.lease(), State.CANCELLED, reason.key(), failure.getMessage());
    };
  }

  private static Settlement waits(
      Due due, State state, SendFailure failure, Duration pause, int attempts) {
    return Settlement.waits(
        due.id(),
        due.lease(),
        state,
        failure.reason().key(),
        failure.getMessage(),
        pause,
        attempts);
  }

  private static Settlement failed(Due due, SendFailure failure) {
    return Settlement.ended(
        due.id(), due.lease(), State.FAILED, failure.reason().key(), failure.getMessage());
  }

  private static Aftermath lesson(Reason reason) {
    return switch (reason) {
      case UNREACHABLE -> Aftermath.BLOCKED;
      case OPTED_OUT -> Aftermath.OPTED_OUT;
      case WINDOW_CLOSED -> Aftermath.WINDOW_CLOSED;
      default -> Aftermath.NONE;
    };
  }
}
