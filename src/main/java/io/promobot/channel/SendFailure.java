package io.promobot.channel;

import java.time.Duration;
import java.util.Optional;

/**
 * A send that did not succeed: why, in the other side's words, and how long it wants us to wait.
 */
public final class SendFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> pause;
  private final Reason reason;

  public SendFailure(Reason reason, String detail, Optional<Duration> pause) {
    this(reason, detail, pause, null);
  }

  private SendFailure(Reason reason, String detail, Optional<Duration> pause, Throwable cause) {
    super(detail, cause, false, false);
    this.reason = reason;
    this.pause = pause;
  }

  /** The same, with its cause. */
  SendFailure because(Throwable cause) {
    return new SendFailure(reason, getMessage(), pause, cause);
  }

  public SendFailure(Reason reason, String detail) {
    this(reason, detail, Optional.empty());
  }

  public Reason reason() {
    return reason;
  }

  /** How long the other side asked us to wait, if it did. */
  public Optional<Duration> pause() {
    return pause;
  }
}
