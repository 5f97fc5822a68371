package io.promobot.intent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Words of every language that mean the same to a shop's bot: "envíen", "schickt" and "发" are all
 * "send".
 *
 * <p>They are in {@code intent/concepts.txt}: below each concept a line for each language; {@code
 * _} stands for a space, {@code *} for any ending. What is found is an array with one set of
 * concepts for each language, as bits.
 */
final class SlowLexicon {
  static final SlowLexicon OF_THE_JAR = new SlowLexicon(file());

  /** Arabic words take endings so freely that longer ones count as stems. */
  private static final int ARABIC_STEM = 4;

  private static final int SHORTEST_STEM = 2;

  private record Stem(String letters, long[] concepts) {}

  private final Map<String, long[]> words = new HashMap<>();

  /** By their first letters, of which every stem has as many. */
  private final Map<String, List<Stem>> stems = new HashMap<>();

  /** The words that begin an entry of several. */
  private final Set<String> beginnings = new HashSet<>();

  private SlowLexicon(String lines) {
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
    String word = SlowPlainText.of(entry.replace('_', ' ').replace("*", "")).plain().strip();
    boolean longArabic =
        SlowPlainText.isArabic(word.codePointAt(0)) && word.length() >= ARABIC_STEM;
    boolean stem = entry.endsWith("*") || longArabic && word.indexOf(' ') < 0;
    (stem ? stem(word) : exact(word))[language] |= concept;
  }

  private long[] exact(String word) {
    int space = word.indexOf(' ');
    if (space > 0) {
      beginnings.add(word.substring(0, space));
    }
    return words.computeIfAbsent(word, none -> nothing());
  }

  private long[] stem(String letters) {
    var alike =
        stems.computeIfAbsent(letters.substring(0, SHORTEST_STEM), none -> new ArrayList<>());
    for (Stem stem : alike) {
      if (stem.letters().equals(letters)) {
        return stem.concepts();
      }
    }
    var stem = new Stem(letters, nothing());
    alike.add(stem);
    return stem.concepts();
  }

  private static long[] nothing() {
    return new long[Language.values().length];
  }

  /** Whether exactly these words are in it. */
  boolean has(String words) {
    return this.words.containsKey(words);
  }

  /** Adds the concepts of exactly these words. */
  void addExact(String words, long[] into) {
    merge(this.words.get(words), into);
  }

  /** Adds the concepts of a word and of all that it may begin with. */
  void add(String word, long[] into) {
    addExact(word, into);
    if (word.length() >= SHORTEST_STEM) {
      for (Stem stem : stems.getOrDefault(word.substring(0, SHORTEST_STEM), List.of())) {
        if (word.startsWith(stem.letters())) {
          merge(stem.concepts(), into);
        }
      }
    }
  }

  /** Whether an entry of several words begins with this one. */
  boolean begins(String word) {
    return beginnings.contains(word);
  }

  private static void merge(long[] masks, long[] into) {
    for (int each = 0; masks != null && each < into.length; each++) {
      into[each] |= masks[each];
    }
  }

  private static String file() {
    try (var file = SlowLexicon.class.getResourceAsStream("/intent/concepts.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
