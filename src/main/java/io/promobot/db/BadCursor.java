package io.promobot.db;

/** A cursor that this list did not hand out. */
public final class BadCursor extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadCursor() {
    super("this cursor is not valid for this list; start again without it", null, false, false);
  }
}
