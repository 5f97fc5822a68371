package io.promobot.inbox;

import java.util.Locale;

/** What happens to an incoming event. */
public enum Fate {
  /** It has had its effect. */
  NEW,
  /** Seen before; it has no second effect. */
  DUPLICATE,
  /** Delivered or read: a watermark, which needs no deduplication. */
  RECEIPT,
  /** Our own message, echoed back to us. */
  ECHO,
  /** Messenger enforces its rules on the page. */
  POLICY,
  /** Understood, and nothing follows. */
  IGNORED,
  /** It fails even on its own and waits for the owner. */
  PARKED,
  /** It was parked, and has now had its effect. */
  REPLAYED,
  /** It is about a page that is not ours. */
  OTHER_PAGE;

  /** The name in metrics. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
