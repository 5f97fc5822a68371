package io.promobot.messenger;

/** A webhook body with more items than any batch Messenger sends. */
public final class TooManyItems extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyItems() {
    super("the body contains more items than a batch may have", null, false, false);
  }
}
