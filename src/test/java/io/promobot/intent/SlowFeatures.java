package io.promobot.intent;

import java.util.Arrays;

/**
 * What the model looks at, each as a hash: pieces of one to four characters, words, pairs of words,
 * the first and the last one, how many there are, and their concepts with every pair of those.
 */
final class SlowFeatures {
  private static final int LONGEST_PIECE = 4;
  private static final int LONGEST_MARKED = 3;
  private static final int MOST_WORDS = 12;
  private static final int MOST_UNKNOWN = 4;

  /** Bits that no concept has. */
  private static final long QUESTION = 1L << 61;

  private static final long BEGINNING = 1L << 62;
  private static final long END = 1L << 63;

  /** What keeps the hash of a word from that of the same piece. */
  private enum Kind {
    PIECE,
    MARKED,
    WORD,
    PAIR,
    PAIR_WITH_GAP,
    FIRST,
    LAST,
    COUNT,
    WHOLE,
    CONCEPT,
    CONCEPTS_TOGETHER,
    CONCEPT_BEHIND,
    ALL_CONCEPTS,
    UNKNOWN_WORDS,
    KNOWING_LANGUAGE;

    int hash(int value) {
      return mixed(ordinal() + 1, value);
    }

    int hash(int one, int other) {
      return mixed(hash(one), other);
    }
  }

  private int[] hashes = new int[256];
  private int size;

  private SlowFeatures() {}

  /** In a fixed order; some may come twice, and then count twice. */
  static int[] of(SlowPlainText text) {
    var found = new SlowFeatures();
    int[] plain = text.plain().codePoints().toArray();
    found.pieces(plain);
    found.markedPieces(plain, text.marked().codePoints().toArray());
    if (!text.isEmpty()) {
      String[] words = text.words();
      found.words(words);
      found.concepts(words);
    }
    return Arrays.copyOf(found.hashes, found.size);
  }

  private void pieces(int[] points) {
    for (int from = 0; from < points.length; from++) {
      int hash = Kind.PIECE.hash(0);
      for (int to = from; to < Math.min(points.length, from + LONGEST_PIECE); to++) {
        hash = mixed(hash, points[to]);
        add(hash);
      }
    }
  }

  /** Only those with an accent or another script: the rest are among the plain ones. */
  private void markedPieces(int[] plain, int[] marked) {
    if (Arrays.equals(plain, marked)) {
      return;
    }
    for (int from = 0; from < marked.length; from++) {
      int hash = Kind.MARKED.hash(0);
      boolean accent = false;
      for (int to = from; to < Math.min(marked.length, from + LONGEST_MARKED); to++) {
        hash = mixed(hash, marked[to]);
        accent |= marked[to] > 'z';
        if (accent) {
          add(hash);
        }
      }
    }
  }

  private void words(String[] words) {
    int before = 0;
    int beforeThat = 0;
    int whole = 0;
    for (String each : words) {
      int word = each.hashCode();
      add(Kind.WORD.hash(word));
      add(Kind.PAIR.hash(before, word));
      add(Kind.PAIR_WITH_GAP.hash(beforeThat, word));
      beforeThat = before;
      before = word;
      whole = mixed(whole, word);
    }
    add(Kind.PAIR.hash(before, 0));
    add(Kind.FIRST.hash(words[0].hashCode()));
    add(Kind.LAST.hash(before));
    add(Kind.COUNT.hash(Math.min(words.length, MOST_WORDS)));
    add(Kind.WHOLE.hash(whole));
  }

  private void concepts(String[] words) {
    var concepts = SlowConcepts.of(words);
    int known = concepts.known();
    add(Kind.UNKNOWN_WORDS.hash(Math.min(MOST_UNKNOWN, words.length - known), Math.min(1, known)));
    for (int language = 0; language < Language.values().length; language++) {
      if (concepts.mayBe(language)) {
        add(Kind.KNOWING_LANGUAGE.hash(language));
      }
    }
    long all = words[words.length - 1].equals("?") ? QUESTION : 0;
    long before = BEGINNING;
    for (long mask : concepts.masks()) {
      if (mask != 0) {
        add(Kind.CONCEPT_BEHIND.hash(Long.hashCode(before), Long.hashCode(mask)));
        behind(before, mask);
        before = mask;
        all |= mask;
      }
    }
    behind(before, END);
    together(all);
  }

  private void behind(long before, long mask) {
    for (long first = before; first != 0; first &= first - 1) {
      for (long second = mask; second != 0; second &= second - 1) {
        add(Kind.CONCEPT_BEHIND.hash(lowest(first), lowest(second)));
      }
    }
  }

  /** A concept alone counts twice, because it says most. */
  private void together(long all) {
    add(Kind.ALL_CONCEPTS.hash(Long.hashCode(all)));
    for (long rest = all; rest != 0; rest &= rest - 1) {
      add(Kind.CONCEPT.hash(lowest(rest)));
      add(Kind.CONCEPT.hash(lowest(rest)));
      for (long others = rest & rest - 1; others != 0; others &= others - 1) {
        add(Kind.CONCEPTS_TOGETHER.hash(lowest(rest), lowest(others)));
      }
    }
  }

  private static int lowest(long bits) {
    return Long.numberOfTrailingZeros(bits);
  }

  private void add(int hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    hashes[size++] = mixed(hash, 0);
  }

  /** As in MurmurHash3: a bit of either changes all bits of the result. */
  private static int mixed(int hash, int value) {
    int turned = Integer.rotateLeft(hash ^ value * 0xCC9E2D51, 13) * 5 + 0xE6546B64;
    turned = (turned ^ turned >>> 16) * 0x85EBCA6B;
    return turned ^ turned >>> 13;
  }
}
