package io.promobot.contact;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Extracts an e-mail address from what was typed or pasted. */
final class TypedEmail {
  /** Far longer than any address with a name and punctuation around it. */
  private static final int LONGEST = 1_000;

  private static final Pattern NAMED = Pattern.compile("[^<>]*<([^<>]*)>[.,;]*");
  private static final String OPENING = "<([\"“”«";
  private static final String CLOSING = ">)]\"“”»,;:.!?";
  private static final String LINK = "mailto:";

  private TypedEmail() {}

  /**
   * From {@code Ana <ana@example.com>}, a mailto link, or an address with a trailing full stop;
   * empty when the text is too long to contain one.
   */
  static String of(String typed) {
    if (typed.length() > LONGEST) {
      return "";
    }
    String text = cleaned(typed);
    var named = NAMED.matcher(text);
    String bare = bare(named.matches() ? named.group(1) : text);
    boolean link = bare.regionMatches(true, 0, LINK, 0, LINK.length());
    return link ? bare(cleaned(target(bare.substring(LINK.length())))) : bare;
  }

  private static String cleaned(String text) {
    return Normalizer.normalize(Visible.plain(text), Normalizer.Form.NFKC);
  }

  private static String bare(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isAround(text.charAt(from), OPENING)) {
      from++;
    }
    while (to > from && isAround(text.charAt(to - 1), CLOSING)) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isAround(char letter, String signs) {
    return Character.isWhitespace(letter) || signs.indexOf(letter) >= 0;
  }

  private static String target(String link) {
    String target = link.split("\\?", 2)[0];
    try {
      return URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return target;
    }
  }
}
