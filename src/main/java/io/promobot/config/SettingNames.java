package io.promobot.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Guesses which setting a mistyped variable was meant to be. */
final class SettingNames {
  private static final int TYPING_SLIPS = 2;
  private static final int SHORTEST_GUESSABLE = 8;

  private SettingNames() {}

  static List<String> suspicious(Collection<String> given) {
    return given.stream()
        .filter(name -> Setting.named(name).isEmpty())
        .sorted()
        .flatMap(name -> warning(name).stream())
        .toList();
  }

  private static Optional<String> warning(String name) {
    var meant = closest(name);
    if (meant.isEmpty() && !name.startsWith("MESSENGER_")) {
      return Optional.empty();
    }
    var guess = meant.map(known -> "; did you mean " + known + "?").orElse("");
    return Optional.of(name + " is not a setting of promobot and was ignored" + guess);
  }

  private static Optional<String> closest(String name) {
    return Stream.of(Setting.values())
        .map(Setting::name)
        .filter(known -> known.length() >= SHORTEST_GUESSABLE)
        .filter(known -> distance(name, known) <= TYPING_SLIPS)
        .min(Comparator.comparingInt(known -> distance(name, known)));
  }

  /** Levenshtein distance: how many single-letter edits turn one word into the other. */
  static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        var changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
