package io.promobot.campaign;

/** The campaign's state does not allow the request; the message is a sentence for the owner. */
public final class NotNow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotNow(String sentence) {
    super(sentence, null, false, false);
  }
}
