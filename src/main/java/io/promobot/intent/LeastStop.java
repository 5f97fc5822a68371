package io.promobot.intent;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How likely it is at least that somebody wants to stop, whatever the model says: they use the
 * law's own words as a clause of a text.
 *
 * @param inAForm the same where a form waits for words
 */
record LeastStop(double stop, double inAForm) {
  static final LeastStop NOTHING = new LeastStop(0, 0);

  private static final double ASKS = 0.5;
  private static final double OPTS_OUT = 0.9;

  /** What is likelier than not. */
  private static final double LIKELY = 0.5;

  /** What goes together with opting out. */
  private static final Set<Intent> GO_TOGETHER =
      EnumSet.of(Intent.NO, Intent.STOP, Intent.THANKS, Intent.GREETING);

  /**
   * Reads the rest of a text with such a clause by the model, once.
   *
   * @param texts the halves in plain words
   */
  static LeastStop of(List<String> halves, List<PlainText> texts, Model model) {
    return texts.stream().noneMatch(OptOutWords::mayHold)
        ? NOTHING
        : OptOutClause.in(halves).map(said -> of(said, model)).orElse(NOTHING);
  }

  private static LeastStop of(OptOutClause said, Model model) {
    double stop = said.inItsOwnLine() || goesTogether(said.rest(), model) ? OPTS_OUT : ASKS;
    return new LeastStop(stop, said.mayEndAForm() ? 0 : stop);
  }

  private static boolean goesTogether(String rest, Model model) {
    var plain = PlainText.of(rest);
    if (OptOutWords.bare(plain).isEmpty()) {
      return true;
    }
    double[] meant = Head.probabilities(model.intent(Features.of(plain)));
    return GO_TOGETHER.stream().anyMatch(each -> meant[each.ordinal()] >= LIKELY);
  }

  /** In place; the other intents share what is left. */
  void raise(double[] intents, Asked asked) {
    double least = asked == Asked.WORDS ? inAForm : stop;
    int place = Intent.STOP.ordinal();
    if (intents[place] < least) {
      double left = (1 - least) / (1 - intents[place]);
      for (int each = 0; each < intents.length; each++) {
        intents[each] *= left;
      }
      intents[place] = least;
    }
  }
}
