package io.promobot.intent;

/** Whether a text asks for no more offers. */
public enum OptOut {
  /** Opt out at once; asking again would be a nuisance, and in many places against the law. */
  SURE,
  /** Ask "Stop all offers?" before anything else. */
  PERHAPS,
  NO
}
