package io.promobot.intent;

/** What the bot asked last, which makes some answers more likely than others. */
public enum Asked {
  NOTHING,
  /** Something with the buttons Yes and No, or what amounts to it. */
  YES_OR_NO,
  /** A form waits for words: a name, an address, a question. There "cancel" cancels the form. */
  WORDS;

  private static final double FOUR_TIMES = Math.log(4);

  /** Makes some intents four times likelier than without a question, in place. */
  void favour(double[] scores) {
    switch (this) {
      case NOTHING -> {}
      case YES_OR_NO -> {
        scores[Intent.YES.ordinal()] += FOUR_TIMES;
        scores[Intent.NO.ordinal()] += FOUR_TIMES;
      }
      case WORDS -> scores[Intent.OTHER.ordinal()] += FOUR_TIMES;
    }
  }
}
