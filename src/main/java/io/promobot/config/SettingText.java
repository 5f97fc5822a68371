package io.promobot.config;

import java.util.Optional;

/** A variable's value as it was meant: files and shells add line ends, spaces and quotes. */
final class SettingText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SettingText() {}

  /** Without surrounding spaces; inner ones stay. */
  static String of(String value) {
    var text = stripped(value);
    return quoted(text) ? stripped(text.substring(1, text.length() - 1)) : text;
  }

  /** Docker's {@code --env-file}, unlike a shell, passes quotes on. */
  static boolean quoted(String value) {
    var text = stripped(value);
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    return text.length() > 1 && (first == '"' || first == '\'') && text.endsWith("" + first);
  }

  private static String stripped(String value) {
    int from = 0;
    int to = value.length();
    while (from < to && around(value.charAt(from))) {
      from++;
    }
    while (to > from && around(value.charAt(to - 1))) {
      to--;
    }
    return value.substring(from, to);
  }

  private static boolean around(char letter) {
    return Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || Character.isISOControl(letter)
        || letter == BYTE_ORDER_MARK
        || Character.getType(letter) == Character.FORMAT;
  }

  /** What no setting may contain, described without repeating it. */
  static Optional<String> flaw(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (Character.isISOControl(letter)) {
        var what = letter == '\n' || letter == '\r' ? "a line break" : "a control character";
        return Optional.of("has " + what + " inside, after " + letters(i));
      }
    }
    return Optional.empty();
  }

  /** The same for tokens that are sent in a header. */
  static Optional<String> flawOfToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        return Optional.of(
            "has a space or another character that a token cannot have, after " + letters(i));
      }
    }
    return Optional.empty();
  }

  private static String letters(int count) {
    return count == 1 ? "1 character" : count + " characters";
  }
}
