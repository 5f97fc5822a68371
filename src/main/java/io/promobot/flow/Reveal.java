package io.promobot.flow;

import java.util.Arrays;
import java.util.Optional;

/** What somebody gets who wants to see the code. */
public enum Reveal {
  /** The code that everybody has. */
  SHARED,
  /** A code of their own. */
  OWN_CODE,
  /** None, because others have them all. */
  OUT_OF_STOCK,
  /** None, because it is over. */
  ENDED,
  /** None, because it has not begun. */
  TOO_EARLY;

  public boolean isCode() {
    return this == SHARED || this == OWN_CODE;
  }

  /** As a step of a {@link Rehearsal}, which then goes on with it. */
  static Optional<Reveal> named(String step) {
    return Arrays.stream(values()).filter(each -> each.name().equals(step)).findFirst();
  }
}
