package io.promobot.http;

import io.promobot.http.Problem.Mistake;
import io.promobot.text.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keeps our reports about bad input short, however much of it there is. */
final class Mistakes {
  private static final int MOST_LISTED = 20;
  private static final int LONGEST_NAME = 100;

  private Mistakes() {}

  /** The first of them, and how many more there are. */
  static List<Mistake> listed(List<Mistake> all) {
    List<Mistake> listed = new ArrayList<>();
    all.stream().limit(MOST_LISTED).map(Mistakes::brief).forEach(listed::add);
    if (all.size() > MOST_LISTED) {
      listed.add(new Mistake("body", more(all.size() - MOST_LISTED)));
    }
    return List.copyOf(listed);
  }

  private static String more(int count) {
    return String.format(Locale.ROOT, "has %,d more mistakes", count);
  }

  private static Mistake brief(Mistake mistake) {
    return new Mistake(Cut.to(mistake.field(), LONGEST_NAME), mistake.message());
  }
}
