package io.promobot.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name as people compare it: ignoring accents, case, width, punctuation, spaces and surrounding
 * emoji. But 1.5 is not 15, and C++ is neither C# nor C.
 */
public final class Fold {
  /**
   * Accents in scripts that are readable without them. In others, such as those of India, marks are
   * vowels, and the two at the end distinguish Japanese syllables.
   */
  private static final Pattern ACCENTS =
      Pattern.compile(
          "[\\p{Mn}\\p{Me}&&[\\p{IsInherited}\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{IsHebrew}"
              + "\\p{IsArabic}]&&[^\\u3099\\u309A]]|\\u0640");

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  /** What turns one number into another. */
  private static final Pattern NO_PUNCTUATION = Pattern.compile("[^\\p{P}\\p{Sm}]+");

  /** What turns a letter into another name. */
  private static final Pattern GRADE = Pattern.compile("[+#]+");

  /** What cannot be seen: spaces, joiners, and how an emoji is to be drawn. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}\\uFE00-\\uFE0F]");

  private Fold() {}

  /** Empty only when there is nothing to see. */
  public static String of(String text) {
    return of(text, Integer.MAX_VALUE);
  }

  /**
   * The same for what strangers send; empty, too, when it is longer than this once its ligatures,
   * one of which stands for eighteen letters, are taken apart.
   *
   * @param longest in UTF-16 units
   */
  public static String of(String text, int longest) {
    if (isPlain(text)) {
      return text.length() > longest ? "" : text.replace(" ", "").toLowerCase(Locale.ROOT);
    }
    String apart = Normalizer.normalize(storable(text), Normalizer.Form.NFKD);
    return apart.length() > longest ? "" : folded(text, apart);
  }

  /** As most names and texts are: nothing but letters, digits and blanks of ASCII. */
  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      boolean letter = sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z';
      if (!letter && !(sign >= '0' && sign <= '9') && sign != ' ') {
        return false;
      }
    }
    return true;
  }

  private static String folded(String text, String apart) {
    String plain = caseless(apart);
    String letters =
        SIGNS.matcher(plain).replaceAll(found -> Matcher.quoteReplacement(kept(found, plain)));
    String folded = letters.isEmpty() ? UNSEEN.matcher(storable(text)).replaceAll("") : letters;
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  /** Half a surrogate pair becomes the question mark that is stored for it. */
  private static String storable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** The characters between two letters or digits that make a difference. */
  private static String kept(MatchResult signs, String text) {
    if (signs.start() == 0) {
      return "";
    }
    int before = text.codePointBefore(signs.start());
    if (!Character.isDigit(before)) {
      Matcher grade = GRADE.matcher(signs.group());
      return grade.lookingAt() && endsWord(signs, grade.end(), text) ? grade.group() : "";
    }
    boolean amid = signs.end() < text.length() && Character.isDigit(text.codePointAt(signs.end()));
    return amid ? NO_PUNCTUATION.matcher(signs.group()).replaceAll("") : "";
  }

  /** Plus and hash between two words only join them. */
  private static boolean endsWord(MatchResult signs, int grade, String text) {
    return grade < signs.group().length() || signs.end() == text.length();
  }

  private static String caseless(String apart) {
    String plain = ACCENTS.matcher(apart).replaceAll("");
    // Via upper case ß becomes ss and ı becomes i; going character by character makes both forms of
    // σ equal.
    StringBuilder folded = new StringBuilder(plain.length());
    plain
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .map(Character::toLowerCase)
        .mapToObj(Character::toString)
        .forEach(letter -> folded.append(Strokes.plain(letter)));
    return folded.toString();
  }
}
