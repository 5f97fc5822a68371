package io.promobot.flow;

import java.time.Instant;
import java.util.Optional;

/** What a customer did, in the story's words. */
public record Action(Kind kind, Instant at, Optional<Button.Tap> tap, Wording said) {

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
    return new Action(Kind.STARTED, at, Optional.empty(), Wording.NOTHING);
  }

  public static Action returned(Instant at) {
    return new Action(Kind.RETURNED, at, Optional.empty(), Wording.NOTHING);
  }

  public static Action tapped(Instant at, Button.Tap tap) {
    return new Action(Kind.TAPPED, at, Optional.of(tap), Wording.NOTHING);
  }

  public static Action said(Instant at, Wording said) {
    return new Action(Kind.SAID, at, Optional.empty(), said);
  }

  static Action said(Instant at, String text) {
    return said(at, Wording.of(text));
  }

  /** Said STOP, in words or by a button. */
  public static Action stopped(Instant at) {
    return said(at, Wording.STOP);
  }

  /** What was written. */
  public String text() {
    return said.text();
  }

  public static Action listensAgain(Instant at) {
    return new Action(Kind.LISTENS_AGAIN, at, Optional.empty(), Wording.NOTHING);
  }

  public static Action reacted(Instant at) {
    return new Action(Kind.REACTED, at, Optional.empty(), Wording.NOTHING);
  }
}
