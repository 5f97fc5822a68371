package io.promobot.untrusted;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** JSON went over one of the {@link Limits}; the message says which. */
public final class TooMuch extends StreamConstraintsException {
  private static final long serialVersionUID = 1L;

  TooMuch(String message) {
    super(message);
  }
}
