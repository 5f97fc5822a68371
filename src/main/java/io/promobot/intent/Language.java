package io.promobot.intent;

import java.util.Locale;

/** The languages whose phrases the model has seen. */
public enum Language {
  EN,
  ES,
  FR,
  DE,
  IT,
  PT,
  NL,
  PL,
  TR,
  RO,
  SV,
  RU,
  UK,
  AR,
  ZH,
  JA,
  /** Another one, or words that are the same in many: "ok", a name, a smiley. */
  UNKNOWN;

  static Language tagged(String tag) {
    return tag.equals("und") ? UNKNOWN : valueOf(tag.toUpperCase(Locale.ROOT));
  }

  /** As in BCP 47, which also names the files of phrases; {@code und} for an unknown one. */
  public String tag() {
    return this == UNKNOWN ? "und" : name().toLowerCase(Locale.ROOT);
  }
}
