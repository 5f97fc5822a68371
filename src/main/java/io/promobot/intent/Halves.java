package io.promobot.intent;

import java.util.List;

/**
 * What is read of a text: all of it, or the beginning and the end of a long one. Signs and blanks
 * around a text are not what makes it long.
 */
final class Halves {
  /** What is read of a text before anything else happens to it, in UTF-16 units. */
  private static final int BEGINNING = 140;

  private static final int END = 60;

  /** A word that would be cut is left out, unless it is longer. */
  private static final int WORD = 20;

  /** Twice what is left of a half once it is plain. */
  private static final int MOST_LETTERS = 480;

  /** One character of these blocks stands for many letters; the first two for a whole sentence. */
  private static final char PRAYER = 0xFDFA;

  private static final char PRAISE = 0xFDFB;
  private static final int LETTERS_OF_PRAYER = 18;
  private static final int LETTERS_OF_PRAISE = 8;

  private Halves() {}

  /** One or two. */
  static List<String> of(String text) {
    if (text.length() <= BEGINNING + END) {
      return List.of(light(text));
    }
    int from = 0;
    int to = text.length();
    while (from < to && isPadding(text.charAt(from))) {
      from++;
    }
    while (to > from && isPadding(text.charAt(to - 1))) {
      to--;
    }
    String said = text.substring(from, to);
    return said.length() <= BEGINNING + END
        ? List.of(light(said))
        : List.of(light(beginning(said)), light(lastSentence(end(said))));
  }

  /** A question mark is not padding: it changes what is said. */
  private static boolean isPadding(char letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION ->
          true;
      default -> ".!…。！,;:*~\"'".indexOf(letter) >= 0;
    };
  }

  private static String beginning(String text) {
    int to = BEGINNING;
    while (to > BEGINNING - WORD && isAmid(text, to)) {
      to--;
    }
    return text.substring(0, isAmid(text, to) ? BEGINNING : to);
  }

  private static String end(String text) {
    int begin = text.length() - END;
    int from = begin;
    while (from < begin + WORD && isAmid(text, from)) {
      from++;
    }
    return text.substring(isAmid(text, from) ? begin : from);
  }

  /** Whether this place is inside a word. */
  private static boolean isAmid(String text, int at) {
    return isSpelled(text.charAt(at - 1)) && isSpelled(text.charAt(at));
  }

  private static boolean isSpelled(char letter) {
    return Character.isLetter(letter) && !PlainText.isUnspaced(letter);
  }

  private static String lastSentence(String end) {
    int from = 0;
    for (int at = 1; at < end.length() - 1; at++) {
      boolean afterSign = ".!?…".indexOf(end.charAt(at - 1)) >= 0 && end.charAt(at) == ' ';
      from = afterSign || "。！？\n".indexOf(end.charAt(at)) >= 0 ? at + 1 : from;
    }
    return end.substring(from);
  }

  /** Without what would be cut anyway once every sign is the letters that it stands for. */
  private static String light(String half) {
    int letters = 0;
    for (int at = 0; at < half.length(); at++) {
      letters += letters(half.charAt(at));
      if (letters > MOST_LETTERS) {
        return half.substring(0, at);
      }
    }
    return half;
  }

  private static int letters(char sign) {
    return switch (sign) {
      case PRAYER -> LETTERS_OF_PRAYER;
      case PRAISE -> LETTERS_OF_PRAISE;
      default -> 1;
    };
  }
}
