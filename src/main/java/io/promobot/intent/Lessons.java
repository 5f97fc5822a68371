package io.promobot.intent;

import static io.promobot.intent.Language.UNKNOWN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Phrases as a training sees them: also without accents, with a slip of the finger, politely. */
final class Lessons {
  private static final int LONG_ENOUGH_FOR_A_SLIP = 5;
  private static final long SEED = 41;

  /** Languages that have the same phrase. */
  private static final int SEVERAL = 3;

  private Lessons() {}

  /** The phrases with variants of each. */
  static List<Phrase> varied(List<Phrase> phrases) {
    var chance = new Random(SEED);
    var all = new ArrayList<Phrase>(phrases);
    for (Phrase phrase : phrases) {
      String bare = PlainText.of(phrase.text()).plain().strip();
      if (!bare.equals(phrase.text()) && !bare.isEmpty()) {
        all.add(new Phrase(phrase.language(), phrase.intent(), bare));
      }
      if (bare.length() >= LONG_ENOUGH_FOR_A_SLIP) {
        all.add(new Phrase(phrase.language(), phrase.intent(), slipped(bare, chance)));
      }
    }
    return all;
  }

  /** One letter left out, doubled or changed places with the next. */
  private static String slipped(String text, Random chance) {
    var letters = new StringBuilder(text);
    int at = 1 + chance.nextInt(text.length() - 2);
    switch (chance.nextInt(3)) {
      case 0 -> letters.deleteCharAt(at);
      case 1 -> letters.insert(at, text.charAt(at));
      default -> {
        letters.setCharAt(at, text.charAt(at + 1));
        letters.setCharAt(at + 1, text.charAt(at));
      }
    }
    return letters.toString();
  }

  static List<Training.Sample> intents(List<Phrase> phrases) {
    return phrases.stream().map(each -> sample(each, each.intent().ordinal())).toList();
  }

  static List<Training.Sample> languages(List<Phrase> phrases) {
    var shared = shared(phrases);
    return phrases.stream()
        .map(
            each ->
                sample(each, (shared.contains(key(each)) ? UNKNOWN : each.language()).ordinal()))
        .toList();
  }

  /** Those that say nothing about the language: the same in several, or without a letter. */
  static Set<String> shared(List<Phrase> phrases) {
    Map<String, Set<Language>> languages = new HashMap<>();
    for (Phrase each : phrases) {
      languages.computeIfAbsent(key(each), none -> new HashSet<>()).add(each.language());
    }
    languages.values().removeIf(each -> each.size() < SEVERAL);
    Set<String> shared = new HashSet<>(languages.keySet());
    phrases.stream().map(Lessons::key).filter(Lessons::hasNoLetter).forEach(shared::add);
    return shared;
  }

  static String key(Phrase phrase) {
    return PlainText.of(phrase.text()).marked();
  }

  private static boolean hasNoLetter(String text) {
    return text.codePoints().noneMatch(Character::isLetter);
  }

  private static Training.Sample sample(Phrase phrase, int label) {
    return new Training.Sample(Features.of(PlainText.of(phrase.text())), label);
  }
}
