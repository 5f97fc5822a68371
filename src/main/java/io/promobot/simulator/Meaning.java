package io.promobot.simulator;

/** What a person reads in a button's label; the simulator itself knows no story. */
public enum Meaning {
  YES,
  NO,
  REVEAL,
  /** Anything else, such as "ask me later". */
  OTHER
}
