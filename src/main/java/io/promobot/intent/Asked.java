package io.promobot.intent;

/** What the bot asked last, which makes some answers more likely than others. */
public enum Asked {
  NOTHING,
  /** Something with the buttons Yes and No, or what amounts to it. */
  YES_OR_NO,
  /** A form waits for words: a name, an address, a question. There "cancel" cancels the form. */
  WORDS;

  /** How many times likelier an intent is than without a question. */
  double favours(Intent intent) {
    return switch (this) {
      case NOTHING -> 1;
      case YES_OR_NO -> intent == Intent.YES || intent == Intent.NO ? 4 : 1;
      case WORDS -> intent == Intent.OTHER ? 4 : 1;
    };
  }
}
