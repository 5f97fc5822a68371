package io.promobot.intent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Words of every language that mean the same to a shop's bot: "envíen", "schickt" and "发" are all
 * "send".
 *
 * <p>They are in {@code intent/concepts.txt}: below each concept a line for each language; {@code
 * _} stands for a space, {@code *} for any ending. Its words are read letter by letter, from place
 * to place, so that nothing is looked up twice and no text is cut.
 */
final class Lexicon {
  static final Lexicon OF_THE_JAR = new Lexicon(file());

  /** Arabic words take endings so freely that longer ones count as stems. */
  private static final int ARABIC_STEM = 4;

  /** Where every word begins. */
  static final int START = 0;

  /** Where there are no more words. */
  static final int NOWHERE = -1;

  /** Letters lead from place to place; both are one key. */
  private static final int POINT_BITS = 21;

  private long[] keys = new long[1 << 16];
  private int[] nexts = new int[keys.length];
  private int places = 1;

  /** By place: the languages that know the word which ends here, each with its concepts. */
  private long[][] words = new long[1 << 12][];

  /** The same of what longer words may begin with. */
  private long[][] stems = new long[1 << 12][];

  private Lexicon(String lines) {
    long concept = 0;
    for (String line : lines.split("\n")) {
      if (line.startsWith("#")) {
        concept = concept == 0 ? 1 : concept << 1;
      } else {
        String[] entries = line.split(" ");
        int language = Language.valueOf(entries[0].toUpperCase(Locale.ROOT)).ordinal();
        for (int at = 1; at < entries.length; at++) {
          put(entries[at], language, concept);
        }
      }
    }
  }

  private void put(String entry, int language, long concept) {
    String word = PlainText.of(entry.replace('_', ' ').replace("*", "")).plain().strip();
    boolean longArabic = PlainText.isArabic(word.codePointAt(0)) && word.length() >= ARABIC_STEM;
    boolean several = word.indexOf(' ') >= 0;
    boolean stem = entry.endsWith("*") || longArabic && !several;
    if (stem && several) {
      // "e-mail*": two words are the beginning of no word
      return;
    }
    int place = START;
    for (int point : word.codePoints().toArray()) {
      place = grown(place, point);
    }
    var known = stem ? stems : words;
    known[place] = with(known[place], language, concept);
  }

  private int grown(int place, int point) {
    if (2 * places > keys.length) {
      spread();
    }
    int slot = slot(key(place, point));
    if (keys[slot] == 0) {
      keys[slot] = key(place, point);
      nexts[slot] = places++;
      if (places > words.length) {
        words = Arrays.copyOf(words, 2 * words.length);
        stems = Arrays.copyOf(stems, 2 * stems.length);
      }
    }
    return nexts[slot];
  }

  private void spread() {
    long[] oldKeys = keys;
    int[] oldNexts = nexts;
    keys = new long[2 * oldKeys.length];
    nexts = new int[keys.length];
    for (int at = 0; at < oldKeys.length; at++) {
      if (oldKeys[at] != 0) {
        int slot = slot(oldKeys[at]);
        keys[slot] = oldKeys[at];
        nexts[slot] = oldNexts[at];
      }
    }
  }

  /** The language and the concepts behind each other. */
  private static long[] with(long[] known, int language, long concept) {
    long[] all = known == null ? new long[0] : known;
    for (int at = 0; at < all.length; at += 2) {
      if (all[at] == language) {
        all[at + 1] |= concept;
        return all;
      }
    }
    long[] more = Arrays.copyOf(all, all.length + 2);
    more[all.length] = language;
    more[all.length + 1] = concept;
    return more;
  }

  /** The place one letter further. */
  int next(int place, int point) {
    int slot = slot(key(place, point));
    return keys[slot] == 0 ? NOWHERE : nexts[slot];
  }

  private static long key(int place, int point) {
    return (long) place << POINT_BITS | point;
  }

  /** Where the key is, or may be put. */
  private int slot(long key) {
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & keys.length - 1;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  /** Whether a word ends here. */
  boolean isWord(int place) {
    return place != NOWHERE && words[place] != null;
  }

  /** Adds the concepts of the word that ends here, by language from {@code into} on. */
  void addExact(int place, long[] found, int into) {
    if (place != NOWHERE) {
      merge(words[place], found, into);
    }
  }

  /** Adds the concepts of what ends here and longer words may begin with. */
  void addStem(int place, long[] found, int into) {
    if (place != NOWHERE) {
      merge(stems[place], found, into);
    }
  }

  private static void merge(long[] known, long[] found, int into) {
    for (int at = 0; known != null && at < known.length; at += 2) {
      found[into + (int) known[at]] |= known[at + 1];
    }
  }

  private static String file() {
    try (var file = Lexicon.class.getResourceAsStream("/intent/concepts.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
