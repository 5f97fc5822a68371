package io.promobot.intent;

/**
 * The concepts of a text, word by word. What was learned of a sentence in one language helps with
 * the others, because "no more messages" is the same three concepts in all of them.
 */
final class SlowConcepts {
  private static final int LANGUAGES = Language.values().length;

  /** The most words that are one concept together. */
  private static final int TOGETHER = 4;

  /** The longest word of Chinese or Japanese. */
  private static final int LONGEST_UNSPACED = 6;

  private final String[] words;
  private final long[][] found;
  private final int[] known = new int[LANGUAGES];
  private int mostKnown;

  private SlowConcepts(String[] words) {
    this.words = words;
    found = new long[words.length][LANGUAGES];
  }

  static SlowConcepts of(String[] words) {
    var concepts = new SlowConcepts(words);
    for (int at = 0; at < words.length; at++) {
      concepts.find(at);
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
    var masks = new long[words.length];
    for (int language = 0; language < LANGUAGES; language++) {
      for (int at = 0; mayBe(language) && at < masks.length; at++) {
        masks[at] |= found[at][language];
      }
    }
    return masks;
  }

  private void find(int at) {
    int first = words[at].codePointAt(0);
    if (SlowPlainText.isUnspaced(first)) {
      findInside(words[at], found[at]);
    } else {
      SlowLexicon.OF_THE_JAR.add(words[at], found[at]);
      findTogether(at);
    }
    if (SlowPlainText.isArabic(first)) {
      findBehindPrefix(words[at], found[at]);
    }
    for (int language = 0; language < LANGUAGES; language++) {
      known[language] += found[at][language] == 0 ? 0 : 1;
    }
  }

  private void findTogether(int at) {
    if (!SlowLexicon.OF_THE_JAR.begins(words[at])) {
      return;
    }
    var together = new StringBuilder(words[at]);
    for (int next = at + 1; next < Math.min(at + TOGETHER, words.length); next++) {
      together.append(' ').append(words[next]);
      SlowLexicon.OF_THE_JAR.addExact(together.toString(), found[at]);
    }
  }

  /** "And", "with", "for" and the article are written as part of an Arabic word. */
  private static void findBehindPrefix(String word, long[] into) {
    String rest = word;
    if (rest.length() > 3 && "وبلف".indexOf(rest.charAt(0)) >= 0) {
      rest = rest.substring(1);
      SlowLexicon.OF_THE_JAR.add(rest, into);
    }
    if (rest.length() > 4 && rest.startsWith("ال")) {
      SlowLexicon.OF_THE_JAR.add(rest.substring(2), into);
    }
  }

  /** The longest word at each place. */
  private static void findInside(String text, long[] into) {
    for (int at = 0; at < text.length(); ) {
      int end = Math.min(text.length(), at + LONGEST_UNSPACED);
      while (end > at && !SlowLexicon.OF_THE_JAR.has(text.substring(at, end))) {
        end--;
      }
      SlowLexicon.OF_THE_JAR.addExact(text.substring(at, end), into);
      at = Math.max(end, at + 1);
    }
  }
}
