package io.promobot.text;

/**
 * Other people's strings made safe to store and send: no control characters, no half emoji, limited
 * length.
 */
public final class SafeText {
  private static final char REPLACEMENT = '\uFFFD';

  private SafeText() {}

  /** One line; for ids, payloads and names. */
  public static String line(String value, int max) {
    return safe(value, max, false);
  }

  /** Keeps line breaks and tabs; for what people write and read. */
  public static String text(String value, int max) {
    return safe(value, max, true);
  }

  private static String safe(String value, int max, boolean breaks) {
    return value.length() <= max && isClean(value, breaks) ? value : cleaned(value, max, breaks);
  }

  private static boolean isClean(String value, boolean breaks) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isSurrogate(c) || dropped(c, breaks)) {
        return false;
      }
    }
    return true;
  }

  private static String cleaned(String value, int max, boolean breaks) {
    StringBuilder clean = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); ) {
      int point = value.codePointAt(i);
      i += Character.charCount(point);
      if (dropped(point, breaks)) {
        continue;
      }
      // codePointAt returns a surrogate only when its other half is missing, and no database stores
      // that.
      int kept = isHalf(point) ? REPLACEMENT : point;
      clean.appendCodePoint(kept);
    }
    return Cut.first(clean.toString(), max);
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static boolean dropped(int point, boolean breaks) {
    return Character.isISOControl(point) && !(breaks && (point == '\n' || point == '\t'));
  }
}
