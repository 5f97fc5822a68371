package io.promobot.till;

import java.util.Locale;

/** What a till says about a code. */
public enum CodeState {
  VALID,
  USED,
  EXPIRED,
  VOID,
  NOT_YET,
  UNKNOWN;

  /** Its name in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
