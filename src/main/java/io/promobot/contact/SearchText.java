package io.promobot.contact;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A name or search term without accents and typographic apostrophes; the search queries apply the
 * same rule.
 */
public final class SearchText {
  /** Letters and signs that do not decompose into plain ones, and what people type instead. */
  public static final String SPECIAL = "ØøŁłĐđĦħŦŧı’‘ʼ´`";

  public static final String PLAIN = "OoLlDdHhTti'''''";

  private static final Pattern MARKS = Pattern.compile("[\u0300-\u036f]");

  private SearchText() {}

  public static String of(String typed) {
    String unmarked =
        MARKS.matcher(Normalizer.normalize(typed, Normalizer.Form.NFD)).replaceAll("");
    var plain = new StringBuilder(unmarked);
    for (int i = 0; i < plain.length(); i++) {
      int special = SPECIAL.indexOf(plain.charAt(i));
      if (special >= 0) {
        plain.setCharAt(i, PLAIN.charAt(special));
      }
    }
    return plain.toString();
  }
}
