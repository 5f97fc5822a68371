package io.promobot.flow;

/** Where a conversation stands: what the customer was shown last. */
public enum Step {
  /** Nothing yet: whatever comes is answered with the welcome. */
  NEW,
  WELCOMED,
  OFFERED,
  REVEALED,
  DECLINED
}
