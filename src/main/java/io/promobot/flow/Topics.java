package io.promobot.flow;

import io.promobot.text.Fold;
import io.promobot.text.TopicLabels;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What customers can ask about, in the order in which it is offered; the last one is the catch-all.
 *
 * @param names as the shop knows them
 * @param said as the customer reads them, in the same order
 */
public record Topics(List<String> names, List<String> said) {

  /** Topics that everybody knows by the same names. */
  public static Topics of(List<String> names) {
    return new Topics(names, names);
  }

  int size() {
    return names.size();
  }

  /** What the customer reads for a shop's name. */
  String said(String name) {
    int place = names.indexOf(name);
    return place < 0 ? name : said.get(place);
  }

  /**
   * The shop's topics by what customers type for them, in their language or as the shop knows them:
   * an exact match first, then one that ignores accents, case and so on, then a button's label.
   */
  static final class Names {
    /** Longer than any topic's name with punctuation around it. */
    private static final int LONGEST = 200;

    /** The topic that a text names; asked several times while one event is answered. */
    private record Found(String text, Optional<String> topic) {}

    private final Topics topics;
    private Map<String, String> exact = Map.of();
    private Map<String, String> folded = Map.of();
    private Map<String, String> labels = Map.of();
    private Found last = new Found("", Optional.empty());

    Names(Topics topics) {
      this.topics = topics;
    }

    /** Of two topics that look alike, the first. */
    Optional<String> named(String text) {
      if (!last.text().equals(text)) {
        last = new Found(text, found(text));
      }
      return last.topic();
    }

    private Optional<String> found(String text) {
      if (text.length() > LONGEST || topics.size() == 0) {
        return Optional.empty();
      }
      String comparable = Fold.of(text, LONGEST);
      prepare();
      return Optional.ofNullable(exact.get(lower(text)))
          .or(() -> Optional.ofNullable(comparable.isEmpty() ? null : folded.get(comparable)))
          .or(() -> Optional.ofNullable(labels.get(text.strip())));
    }

    private void prepare() {
      if (!exact.isEmpty()) {
        return;
      }
      exact = new HashMap<>();
      folded = new HashMap<>();
      labels = new HashMap<>();
      add(topics.said());
      add(topics.names());
    }

    private void add(List<String> said) {
      List<String> shown = TopicLabels.of(said);
      for (int at = 0; at < said.size(); at++) {
        String topic = topics.names().get(at);
        exact.putIfAbsent(lower(said.get(at)), topic);
        folded.putIfAbsent(Fold.of(said.get(at)), topic);
        labels.putIfAbsent(shown.get(at), topic);
      }
    }

    private static String lower(String text) {
      return text.strip().toLowerCase(Locale.ROOT);
    }
  }
}
