package io.promobot.contact;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A name, or what is searched in names, without accents and typographic apostrophes; the same rule
 * stands in the queries that search.
 */
public final class SearchText {
  /** Letters and signs that no decomposition makes plain, and what is typed instead of them. */
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
