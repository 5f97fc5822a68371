package io.promobot.campaign;

/** The campaign is being sent to everybody right now; it can be sent again when that is done. */
public final class AlreadySending extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AlreadySending() {
    super("the campaign is being sent right now", null, false, false);
  }
}
