package io.promobot.intent;

import io.promobot.text.Strokes;
import java.text.Normalizer;
import java.util.Locale;

/**
 * What somebody typed, made comparable: lower case, without accents, punctuation and stretched
 * letters; numbers are 0 and a smiley is a word.
 */
final class SlowPlainText {
  /** What is left at most, although one character may be a ligature of eighteen. */
  private static final int LONGEST = 240;

  /** From here on a letter is repeated for emphasis; no spelling needs it. */
  private static final int STRETCHED = 3;

  /** Stretches Arabic words. */
  private static final int TATWEEL = 0x640;

  private static final String APOSTROPHES = "'’‘`´ʼ";
  private static final int LAST_WITH_ACCENT = 0x1EFF;
  private static final String[] WITHOUT_ACCENT = withoutAccent();

  private final StringBuilder plain = new StringBuilder();
  private final StringBuilder marked = new StringBuilder();
  private String last = " ";
  private int run;

  private SlowPlainText(String text) {
    String letters = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    for (int at = 0; at < letters.length() && plain.length() < LONGEST; ) {
      int point = letters.codePointAt(at);
      int next = at + Character.charCount(point);
      take(point, next < letters.length() ? letters.charAt(next) : ' ');
      at = next;
    }
    space();
  }

  /** Of a text that we wrote ourselves. */
  static SlowPlainText of(String text) {
    return new SlowPlainText(text);
  }

  /** Whether there is nothing to read. */
  boolean isEmpty() {
    return plain.isEmpty();
  }

  /** Words with a space before and behind each; one space if there are none. */
  String plain() {
    return plain.isEmpty() ? " " : " " + plain;
  }

  /** None if there is nothing to read. */
  String[] words() {
    return plain.isEmpty() ? new String[0] : plain().strip().split(" ");
  }

  /** The same words with their accents. */
  String marked() {
    return marked.isEmpty() ? " " : " " + marked;
  }

  /** Chinese, or one of the syllables of Japanese. */
  static boolean isUnspaced(int point) {
    return point >= 0x3040 && point < 0x3100 || point > 0x3100 && Character.isIdeographic(point);
  }

  static boolean isArabic(int point) {
    return point >= 0x620 && point < 0x700;
  }

  private void take(int point, char next) {
    int type = Character.getType(point);
    if (point == TATWEEL) {
      return;
    }
    if (Character.isLetter(point) || type == Character.COMBINING_SPACING_MARK) {
      letter(point);
    } else if (type == Character.NON_SPACING_MARK) {
      mark(point);
    } else if (Character.isDigit(point)) {
      if (!last.equals("0")) {
        append("0", '0');
      }
    } else if (point == '?' || point == '؟') {
      word("?");
    } else if (SlowSmileys.isSign(point)) {
      SlowSmileys.meaning(point).ifPresent(this::word);
    } else if (type != Character.FORMAT && !amid(point, next)) {
      space();
    }
  }

  /** An apostrophe inside a word, which many leave out. */
  private boolean amid(int point, char next) {
    return APOSTROPHES.indexOf(point) >= 0 && !last.equals(" ") && Character.isLetter(next);
  }

  private void letter(int point) {
    if (point <= LAST_WITH_ACCENT) {
      append(WITHOUT_ACCENT[point], point);
    } else if (isUnspaced(point)) {
      append(Character.toString(Han.simple(point)), point);
    } else {
      append(Character.toString(point), point);
    }
  }

  /** Accents that belong to no letter are decoration, except where they are letters themselves. */
  private void mark(int point) {
    var script = Character.UnicodeScript.of(point);
    if (script != Character.UnicodeScript.INHERITED
        && script != Character.UnicodeScript.ARABIC
        && script != Character.UnicodeScript.HEBREW) {
      append(Character.toString(point), point);
    }
  }

  private void append(String bare, int point) {
    run = bare.equals(last) ? run + 1 : 1;
    if (run == STRETCHED) {
      plain.setLength(plain.length() - bare.length());
      marked.setLength(marked.length() - Character.charCount(point));
    }
    if (run < STRETCHED) {
      plain.append(bare);
      marked.appendCodePoint(point);
    }
    last = bare;
  }

  private void word(String word) {
    boolean again = last.equals(word);
    space();
    if (!again) {
      plain.append(word).append(' ');
      marked.append(word).append(' ');
    }
    last = word;
  }

  private void space() {
    if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
      plain.append(' ');
      marked.append(' ');
    }
    last = " ";
    run = 0;
  }

  /**
   * By letter. Marks stay where they make another letter: in Cyrillic (but ё is written е), and in
   * Japanese and the scripts of India, which lie beyond.
   */
  private static String[] withoutAccent() {
    var table = new String[LAST_WITH_ACCENT + 1];
    for (char letter = 0; letter < table.length; letter++) {
      var script = Character.UnicodeScript.of(letter);
      boolean keeps = script == Character.UnicodeScript.CYRILLIC && letter != 'ё';
      String apart = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
      // Via upper case ß becomes ss and ı becomes i.
      String simple = apart.substring(0, 1).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
      table[letter] = keeps ? String.valueOf(letter) : Strokes.plain(simple);
    }
    // As many write these two.
    table['ة'] = "ه";
    table['ى'] = "ي";
    return table;
  }
}
