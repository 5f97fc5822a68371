package io.promobot.messenger;

/** A webhook body that is not one JSON object. */
public final class NotJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotJson() {
    super("the body is not a JSON object", null, false, false);
  }
}
