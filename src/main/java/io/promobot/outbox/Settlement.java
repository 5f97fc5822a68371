package io.promobot.outbox;

import io.promobot.channel.Reason;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a row.
 *
 * @param lease the claim it belongs to, {@link #ANY} when it holds for any claim, or {@link
 *     #UNCLAIMED}
 * @param attempts how many attempts this counts as: 0 when the call was never made
 * @param pause how long until the row may be looked at again, for those that wait
 */
public record Settlement(
    long id,
    int lease,
    State state,
    Optional<String> reason,
    String detail,
    Duration pause,
    int attempts,
    Optional<String> messageId,
    Aftermath aftermath) {

  static final int ANY = -1;

  /** Of a row in the queue that the same transaction has locked; nobody needed to claim it. */
  static final int UNCLAIMED = -2;

  private static final Set<String> PAUSES =
      Stream.of(Reason.values())
          .filter(reason -> reason.verdict() == Reason.Verdict.PAUSE)
          .map(Reason::key)
          .collect(Collectors.toSet());

  /** The states a row can be settled in. */
  public enum State {
    QUEUED,
    UNKNOWN,
    SENT,
    FAILED,
    SKIPPED,
    CANCELLED;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean dead() {
      return this == FAILED || this == SKIPPED || this == CANCELLED;
    }
  }

  /** What a failed send taught us about the customer. */
  public enum Aftermath {
    NONE,
    BLOCKED,
    OPTED_OUT,
    WINDOW_CLOSED
  }

  /** An echo may lack a message id. */
  public static Settlement sent(long id, int lease, Optional<String> messageId) {
    return new Settlement(
        id, lease, State.SENT, Optional.empty(), "", Duration.ZERO, 1, messageId, Aftermath.NONE);
  }

  /** Our own policy keeps it back. */
  static Settlement held(Due due, Policy.Hold hold) {
    State state = hold == Policy.Hold.TOO_OLD ? State.FAILED : State.SKIPPED;
    return ended(due.id(), due.lease(), state, hold.key(), "");
  }

  public static Settlement ended(long id, int lease, State state, String reason, String detail) {
    return new Settlement(
        id,
        lease,
        state,
        Optional.of(reason),
        detail,
        Duration.ZERO,
        1,
        Optional.empty(),
        Aftermath.NONE);
  }

  public static Settlement waits(
      long id, int lease, State state, String reason, String detail, Duration pause, int attempts) {
    return new Settlement(
        id,
        lease,
        state,
        Optional.of(reason),
        detail,
        pause,
        attempts,
        Optional.empty(),
        Aftermath.NONE);
  }

  /** Whether the page cannot send anything at all for now. */
  boolean pausesPage() {
    return state == State.QUEUED && reason.filter(PAUSES::contains).isPresent();
  }

  Settlement unclaimed() {
    return new Settlement(
        id, UNCLAIMED, state, reason, detail, pause, attempts, messageId, aftermath);
  }

  Settlement teaching(Aftermath lesson) {
    return new Settlement(id, lease, state, reason, detail, pause, attempts, messageId, lesson);
  }
}
