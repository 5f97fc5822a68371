package io.promobot.simulator;

/** A request to the simulator's own API that cannot be done; the message says what to fix. */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadInput(String message) {
    super(message, null, false, false);
  }
}
