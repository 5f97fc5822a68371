package io.promobot.inbox;

import java.util.Locale;

/** What becomes of an event that comes in. */
public enum Fate {
  /** It has had its effect. */
  NEW,
  /** It was here before, and has no effect again. */
  DUPLICATE,
  /** Delivered or read: a watermark, which needs no memory. */
  RECEIPT,
  /** Our own message, shown to us. */
  ECHO,
  /** Messenger enforces its rules on the page. */
  POLICY,
  /** Understood, and nothing follows. */
  IGNORED,
  /** It fails even alone, and waits for the owner. */
  PARKED,
  /** It was parked, and has had its effect now. */
  REPLAYED,
  /** It is about a page that is not ours. */
  OTHER_PAGE;

  /** The name in metrics. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
