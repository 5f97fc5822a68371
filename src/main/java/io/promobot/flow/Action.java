package io.promobot.flow;

import java.time.Instant;
import java.util.Optional;

/** What a customer did, in the story's words. */
public record Action(Kind kind, Instant at, Optional<Button.Tap> tap, String text) {

  /** The things a customer can do. */
  public enum Kind {
    /** Tapped Get Started. */
    STARTED,
    /** Came back into an existing chat through a link. */
    RETURNED,
    /** Tapped one of our buttons. */
    TAPPED,
    /** Wrote something, possibly without words (a sticker). */
    SAID,
    /** Reacted to a message with an emoji. */
    REACTED,
    /** Wants to hear again what was asked last, in another language. */
    LISTENS_AGAIN
  }

  public static Action started(Instant at) {
    return new Action(Kind.STARTED, at, Optional.empty(), "");
  }

  public static Action returned(Instant at) {
    return new Action(Kind.RETURNED, at, Optional.empty(), "");
  }

  public static Action tapped(Instant at, Button.Tap tap) {
    return new Action(Kind.TAPPED, at, Optional.of(tap), "");
  }

  public static Action said(Instant at, String text) {
    return new Action(Kind.SAID, at, Optional.empty(), text);
  }

  /** Said STOP, in words or by a button. */
  public static Action stopped(Instant at) {
    return said(at, "STOP");
  }

  public static Action listensAgain(Instant at) {
    return new Action(Kind.LISTENS_AGAIN, at, Optional.empty(), "");
  }

  public static Action reacted(Instant at) {
    return new Action(Kind.REACTED, at, Optional.empty(), "");
  }
}
