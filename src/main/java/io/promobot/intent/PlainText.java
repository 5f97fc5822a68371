package io.promobot.intent;

import io.promobot.text.Strokes;
import java.text.Normalizer;
import java.util.Locale;

/**
 * What somebody typed, made comparable: lower case, without accents, punctuation and stretched
 * letters; numbers are 0 and a smiley is a word.
 *
 * <p>A long text is read in {@link Halves}.
 */
final class PlainText {
  /** What is left at most, although one character may be a ligature of eighteen. */
  private static final int LONGEST = 240;

  /** From here on a letter is repeated for emphasis; no spelling needs it. */
  private static final int STRETCHED = 3;

  /** Stretches Arabic words. */
  private static final int TATWEEL = 0x640;

  private static final String APOSTROPHES = "'’‘`´ʼ";
  private static final int LAST_WITH_ACCENT = 0x1EFF;
  private static final int LAST_OF_ASCII = 0x7F;
  private static final int[] WITHOUT_ACCENT = withoutAccent();

  /** What two letters that stand for one are at least; no character has such a number. */
  private static final int TWO_LETTERS = 'a' << Character.SIZE;

  private final Points plain = new Points();
  private final Points marked = new Points();
  private int last = ' ';
  private int run;

  private PlainText(String text) {
    String composed = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    String letters = composed.toLowerCase(Locale.ROOT);
    for (int at = 0; at < letters.length() && plain.units() < LONGEST; ) {
      int point = letters.codePointAt(at);
      int next = at + Character.charCount(point);
      take(point, next < letters.length() ? letters.charAt(next) : ' ');
      at = next;
    }
    space();
  }

  private static boolean isAscii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) > LAST_OF_ASCII) {
        return false;
      }
    }
    return true;
  }

  /** Of a short text: see {@link Halves}. */
  static PlainText of(String text) {
    return new PlainText(text);
  }

  /** Whether there is nothing to read. */
  boolean isEmpty() {
    return plain.size() == 1;
  }

  /** Words with a space before and behind each; one space if there are none. */
  String plain() {
    return plain.toString();
  }

  /** The characters of {@link #plain()}. */
  Points points() {
    return plain;
  }

  /** The same words with their accents. */
  String marked() {
    return marked.toString();
  }

  /** The characters of {@link #marked()}. */
  Points markedPoints() {
    return marked;
  }

  /** Chinese, or one of the syllables of Japanese. */
  static boolean isUnspaced(int point) {
    return point >= 0x3040 && point < 0x3100 || point > 0x3100 && Character.isIdeographic(point);
  }

  static boolean isArabic(int point) {
    return point >= 0x620 && point < 0x700;
  }

  private void take(int point, char next) {
    if (point >= 'a' && point <= 'z') {
      append(point, point);
    } else if (point == ' ') {
      space();
    } else if (point != TATWEEL) {
      take(point, next, Character.getType(point));
    }
  }

  private void take(int point, char next, int type) {
    if (Character.isLetter(point) || type == Character.COMBINING_SPACING_MARK) {
      letter(point);
    } else if (type == Character.NON_SPACING_MARK) {
      mark(point);
    } else if (Character.isDigit(point)) {
      if (last != '0') {
        append('0', '0');
      }
    } else if (point == '?' || point == '؟') {
      word('?');
    } else if (Smileys.isSign(point)) {
      if (!Smileys.isChange(point)) {
        word(Smileys.meaning(point));
      }
    } else if (type != Character.FORMAT && !amid(point, next)) {
      space();
    }
  }

  /** An apostrophe inside a word, which many leave out. */
  private boolean amid(int point, char next) {
    return APOSTROPHES.indexOf(point) >= 0 && last != ' ' && Character.isLetter(next);
  }

  private void letter(int point) {
    if (point <= LAST_WITH_ACCENT) {
      append(WITHOUT_ACCENT[point], point);
    } else {
      append(isUnspaced(point) ? Han.simple(point) : point, point);
    }
  }

  /** Accents that belong to no letter are decoration, except where they are letters themselves. */
  private void mark(int point) {
    var script = Character.UnicodeScript.of(point);
    if (script != Character.UnicodeScript.INHERITED
        && script != Character.UnicodeScript.ARABIC
        && script != Character.UnicodeScript.HEBREW) {
      append(point, point);
    }
  }

  private void append(int bare, int point) {
    run = bare == last ? run + 1 : 1;
    boolean two = bare >= TWO_LETTERS;
    if (run == STRETCHED) {
      plain.drop(two ? 2 : 1);
      marked.drop(1);
    }
    if (run < STRETCHED) {
      if (two) {
        plain.add(bare >>> Character.SIZE);
      }
      plain.add(two ? bare & Character.MAX_VALUE : bare);
      marked.add(point);
    }
    last = bare;
  }

  private void word(int word) {
    boolean again = last == word;
    space();
    if (!again) {
      plain.add(word);
      plain.add(' ');
      marked.add(word);
      marked.add(' ');
    }
    last = word;
  }

  private void space() {
    if (plain.last() != ' ') {
      plain.add(' ');
      marked.add(' ');
    }
    last = ' ';
    run = 0;
  }

  /**
   * By letter; two that stand for one are behind each other in the bits of a number. Marks stay
   * where they make another letter: in Cyrillic (but ё is written е), and in Japanese and the
   * scripts of India, which lie beyond.
   */
  private static int[] withoutAccent() {
    var table = new int[LAST_WITH_ACCENT + 1];
    for (char letter = 0; letter < table.length; letter++) {
      var script = Character.UnicodeScript.of(letter);
      boolean keeps = script == Character.UnicodeScript.CYRILLIC && letter != 'ё';
      String apart = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
      // Via upper case ß becomes ss and ı becomes i.
      String simple = apart.substring(0, 1).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
      table[letter] = keeps ? letter : packed(Strokes.plain(simple));
    }
    // As many write these two.
    table['ة'] = 'ه';
    table['ى'] = 'ي';
    return table;
  }

  private static int packed(String letters) {
    return letters.length() == 1
        ? letters.charAt(0)
        : letters.charAt(0) << Character.SIZE | letters.charAt(1);
  }
}
