package io.promobot.intent;

import java.util.List;
import java.util.Optional;

/**
 * The law's own words as the first or the last clause of a text that says something else, too: "I
 * am not from here, stop". People who write them are at least asked.
 *
 * @param rest what else is said
 * @param inItsOwnLine at the beginning, as above what a phone signs with
 * @param mayEndAForm whether it may mean only the form that waits for an answer
 */
record OptOutClause(String rest, boolean inItsOwnLine, boolean mayEndAForm) {
  private static final String ENDS = ".,;:!…\n。，！；：、،؛–—()\"“”";
  private static final String QUESTIONS = "?？؟";
  private static final int LONGEST = 60;

  /** Of the halves of a text. */
  static Optional<OptOutClause> in(List<String> halves) {
    String text = halves.get(0).strip();
    int first = 0;
    while (first < text.length() && !isEnd(text, first)) {
      first++;
    }
    String end = halves.get(halves.size() - 1).strip();
    int to = end.length();
    while (to > 0 && isEnd(end, to - 1)) {
      to--;
    }
    int last = to;
    while (last > 0 && !isEnd(end, last - 1)) {
      last--;
    }
    boolean several = halves.size() > 1;
    String before = several ? text + " " + end.substring(0, last) : end.substring(0, last);
    String behind = text.substring(first) + (several ? " " + end : "");
    String ending = end.substring(last, to);
    boolean line = first < text.length() && text.charAt(first) == '\n';
    return clause(text.substring(0, first), behind, line).or(() -> clause(ending, before, false));
  }

  private static Optional<OptOutClause> clause(String said, String rest, boolean line) {
    if (said.isEmpty() || said.length() > LONGEST) {
      return Optional.empty();
    }
    var plain = PlainText.of(said);
    return OptOutWords.are(plain)
        ? Optional.of(new OptOutClause(rest, line, OptOutWords.mayEndAForm(plain)))
        : Optional.empty();
  }

  /** A question mark belongs to what it stands behind, which then is a question. */
  private static boolean isEnd(String text, int at) {
    char sign = text.charAt(at);
    boolean dash = sign == '-' && at > 0 && text.charAt(at - 1) == ' ';
    boolean asked = at > 0 && QUESTIONS.indexOf(text.charAt(at - 1)) >= 0 && sign == ' ';
    return dash || asked || ENDS.indexOf(sign) >= 0;
  }
}
