package io.promobot.messenger;

/** A webhook body that holds more than any batch Messenger sends. */
public final class TooManyItems extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyItems() {
    super("the body holds more items than a batch may have", null, false, false);
  }
}
