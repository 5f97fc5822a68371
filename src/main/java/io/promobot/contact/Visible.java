package io.promobot.contact;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Typed text as its reader sees it: without invisible characters. */
public final class Visible {
  /** What is wrong with a name that is only blanks and invisible characters. */
  public static final String NOTHING_TO_SEE = "must have something in it that can be seen";

  private static final int ZWNJ = 0x200C;
  private static final int ZWJ = 0x200D;
  private static final int BLACK_FLAG = 0x1F3F4;

  /** Scripts whose letters never join: between them, a joiner changes nothing. */
  private static final Set<UnicodeScript> UNJOINED =
      EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

  private static final Pattern JOINS_NOTHING =
      Pattern.compile(
          "(?<=\\p{ASCII})[\\x{200C}\\x{200D}\\x{FE00}-\\x{FE0F}\\x{180B}-\\x{180F}\\x{E0020}-\\x{E01EF}]+");

  private final StringBuilder seen = new StringBuilder();

  private Visible() {}

  /** On one line, with single spaces between words. */
  public static String line(String typed) {
    return shown(typed).replaceAll("\\s+", " ").strip();
  }

  /** A name as it is stored; empty when there is nothing to see in it. */
  public static Optional<String> name(String typed) {
    return Optional.of(line(typed)).filter(Visible::any);
  }

  /** The same for what machines read: after an ASCII letter, digit or sign, nothing joins. */
  static String plain(String typed) {
    return JOINS_NOTHING.matcher(line(typed)).replaceAll("");
  }

  /** With its line breaks, each as one \n. */
  public static String lines(String typed) {
    return shown(typed).strip();
  }

  /** Whether there is anything to see: accents alone have no letter to attach to. */
  public static boolean any(String typed) {
    return shown(typed).codePoints().anyMatch(Visible::ink);
  }

  private static boolean ink(int point) {
    return !Character.isWhitespace(point)
        && !isMark(point)
        && !joins(point)
        && point != 0x2800 // a braille cell without dots
        && point != 0x115F // Hangul fillers
        && point != 0x1160;
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static String shown(String typed) {
    Visible text = new Visible();
    typed.replaceAll("\\R", "\n").codePoints().forEach(text::add);
    text.dropJoiners();
    return text.seen.toString();
  }

  private void add(int point) {
    if (point == '\n') {
      dropJoiners();
      seen.append('\n');
    } else if (Character.isISOControl(point) || Character.isSpaceChar(point)) {
      dropJoiners();
      seen.append(' ');
    } else if (joins(point)) {
      keepWhereItJoins(point);
    } else if (!showsNothing(point)) {
      if (unjoined(point)) {
        dropJoiners();
      }
      seen.appendCodePoint(point);
    }
  }

  /** Joins its neighbours, or selects the form of the character before it. */
  private static boolean joins(int point) {
    return point == ZWJ || point == ZWNJ || isVariation(point) || isTag(point);
  }

  private static boolean isVariation(int point) {
    return point >= 0xFE00 && point <= 0xFE0F
        || point >= 0xE0100 && point <= 0xE01EF
        || point >= 0x180B && point <= 0x180D
        || point == 0x180F;
  }

  private static boolean isTag(int point) {
    return point >= 0xE0020 && point <= 0xE007F;
  }

  private void keepWhereItJoins(int point) {
    if (seen.length() == 0) {
      return;
    }
    int before = seen.codePointBefore(seen.length());
    boolean flag = !isTag(point) || before == BLACK_FLAG || isTag(before);
    boolean twice = before == point && !isTag(point);
    if (flag && !twice && !Character.isWhitespace(before) && !unjoined(before)) {
      seen.appendCodePoint(point);
    }
  }

  private static boolean unjoined(int point) {
    return Character.isLetter(point) && UNJOINED.contains(UnicodeScript.of(point));
  }

  /** Joiners with nothing after them to join. */
  private void dropJoiners() {
    int length = seen.length();
    while (length > 0 && (seen.charAt(length - 1) == ZWJ || seen.charAt(length - 1) == ZWNJ)) {
      seen.setLength(--length);
    }
  }

  private static boolean showsNothing(int point) {
    return switch (point) {
      // The Arabic and Kaithi number signs are format characters that are visible.
      case 0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2 ->
          false;
      case 0x110BD, 0x110CD -> false;
      // Not format characters by category, but just as invisible.
      case 0x034F, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
      default -> Character.getType(point) == Character.FORMAT;
    };
  }
}
