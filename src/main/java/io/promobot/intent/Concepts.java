package io.promobot.intent;

/**
 * The concepts of a text, word by word. What was learned of a sentence in one language helps with
 * the others, because "no more messages" is the same three concepts in all of them.
 */
final class Concepts {
  static final int LANGUAGES = Language.values().length;

  /** The most words that are one concept together. */
  private static final int TOGETHER = 4;

  /** The longest word of Chinese or Japanese. */
  private static final int LONGEST_UNSPACED = 6;

  private static final Lexicon LEXICON = Lexicon.OF_THE_JAR;

  private final Points points;

  /** Where each word begins and, behind that, ends. */
  private final int[] words;

  /** For each word and, within, each language the bits of its concepts. */
  private final long[] found;

  private final int[] known = new int[LANGUAGES];
  private int mostKnown;

  private Concepts(Points points, int[] words) {
    this.points = points;
    this.words = words;
    found = new long[words.length / 2 * LANGUAGES];
  }

  static Concepts of(Points points, int[] words) {
    var concepts = new Concepts(points, words);
    for (int word = 0; word < words.length / 2; word++) {
      concepts.find(word);
    }
    for (int count : concepts.known) {
      concepts.mostKnown = Math.max(concepts.mostKnown, count);
    }
    return concepts;
  }

  /** How many words some language knows, and none knows more. */
  int known() {
    return mostKnown;
  }

  /** Whether this is such a language; there may be several. */
  boolean mayBe(int language) {
    return mostKnown > 0 && known[language] == mostKnown;
  }

  /** For each word the bits of its concepts, in the languages that know the most words. */
  long[] masks() {
    var masks = new long[words.length / 2];
    for (int language = 0; language < LANGUAGES; language++) {
      if (mayBe(language)) {
        for (int word = 0; word < masks.length; word++) {
          masks[word] |= found[word * LANGUAGES + language];
        }
      }
    }
    return masks;
  }

  private void find(int word) {
    int from = words[2 * word];
    int to = words[2 * word + 1];
    int into = word * LANGUAGES;
    int first = points.at(from);
    if (PlainText.isUnspaced(first)) {
      findInside(from, to, into);
    } else {
      findTogether(word, findWord(from, to, into), into);
    }
    if (PlainText.isArabic(first)) {
      findBehindPrefix(from, to, into);
    }
    for (int language = 0; language < LANGUAGES; language++) {
      known[language] += found[into + language] == 0 ? 0 : 1;
    }
  }

  /** The word and all that it may begin with; returns the place in the lexicon behind it. */
  private int findWord(int from, int to, int into) {
    int place = Lexicon.START;
    for (int at = from; at < to && place != Lexicon.NOWHERE; at++) {
      place = LEXICON.next(place, points.at(at));
      LEXICON.addStem(place, found, into);
    }
    LEXICON.addExact(place, found, into);
    return place;
  }

  private void findTogether(int word, int behind, int into) {
    int place = behind;
    int end = Math.min(word + TOGETHER, words.length / 2);
    for (int next = word + 1; next < end && place != Lexicon.NOWHERE; next++) {
      place = walk(LEXICON.next(place, ' '), words[2 * next], words[2 * next + 1]);
      LEXICON.addExact(place, found, into);
    }
  }

  private int walk(int start, int from, int to) {
    int place = start;
    for (int at = from; at < to && place != Lexicon.NOWHERE; at++) {
      place = LEXICON.next(place, points.at(at));
    }
    return place;
  }

  /** "And", "with", "for" and the article are written as part of an Arabic word. */
  private void findBehindPrefix(int from, int to, int into) {
    int rest = from;
    if (to - rest > 3 && "وبلف".indexOf(points.at(rest)) >= 0) {
      rest++;
      findWord(rest, to, into);
    }
    if (to - rest > 4 && points.at(rest) == 'ا' && points.at(rest + 1) == 'ل') {
      findWord(rest + 2, to, into);
    }
  }

  /** The longest word at each place. */
  private void findInside(int from, int to, int into) {
    for (int at = from; at < to; ) {
      int longest = Lexicon.NOWHERE;
      int behind = at + 1;
      int place = Lexicon.START;
      int end = Math.min(to, at + LONGEST_UNSPACED);
      for (int next = at; next < end && place != Lexicon.NOWHERE; next++) {
        place = LEXICON.next(place, points.at(next));
        if (LEXICON.isWord(place)) {
          longest = place;
          behind = next + 1;
        }
      }
      LEXICON.addExact(longest, found, into);
      at = behind;
    }
  }
}
