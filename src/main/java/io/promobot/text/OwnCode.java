package io.promobot.text;

import java.util.regex.Pattern;

/** A code in the owner's own words, such as {@code UMI10} or one of their web shop's. */
public final class OwnCode {
  /** Also what word processors make of a dash, and the blanks that web pages keep together. */
  private static final Pattern NOISE = Pattern.compile("[\\s\\u00A0\\u2010-\\u2015\\u2212-]+");

  private OwnCode() {}

  /** As it is written, with one blank or dash where several stand in a row. */
  public static String tidy(String written) {
    return NOISE.matcher(written).replaceAll(several -> several.group().substring(0, 1));
  }

  /**
   * As it is compared: in capitals, without blanks and dashes; empty when there is nothing else.
   */
  public static String compared(String written) {
    StringBuilder capitals = new StringBuilder(written.length());
    NOISE
        .matcher(written)
        .replaceAll("")
        .codePoints()
        // one by one, as PostgreSQL does it: capitals of a whole text may be more letters
        .map(Character::toUpperCase)
        .forEach(capitals::appendCodePoint);
    return capitals.toString();
  }
}
