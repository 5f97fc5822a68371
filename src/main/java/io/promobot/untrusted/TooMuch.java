package io.promobot.untrusted;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** JSON went over one of the {@link Limits}; the message says which. */
public final class TooMuch extends StreamConstraintsException {
  private static final long serialVersionUID = 1L;

  private final boolean ofValue;

  /**
   * @param ofValue whether one value is too long, and nothing else is wrong
   */
  TooMuch(String message, boolean ofValue) {
    super(message);
    this.ofValue = ofValue;
  }

  boolean ofValue() {
    return ofValue;
  }
}
