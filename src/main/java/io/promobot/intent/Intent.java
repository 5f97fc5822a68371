package io.promobot.intent;

import java.util.Locale;

/** What somebody wants who types a few words to the bot. */
public enum Intent {
  YES,
  NO,
  /** No more offers. */
  STOP,
  /** Offers again. */
  START,
  /** A person, or an answer that the bot does not have. */
  HELP,
  COUPON,
  THANKS,
  GREETING,
  OTHER;

  /** As the files of phrases spell it, and JSON and SQL. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Intent of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
