package io.promobot.wording;

/** The shop's main language is another one by now than texts were written in. */
public final class OtherLanguage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherLanguage() {
    super("another main language", null, false, false);
  }
}
