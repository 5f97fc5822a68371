package io.promobot.contact;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** An e-mail address out of what was typed or pasted around it. */
final class TypedEmail {
  private static final Pattern NAMED = Pattern.compile("[^<>]*<([^<>]*)>[.,;]*");
  private static final Pattern OPENING = Pattern.compile("^[\\s<(\\[\"“”«]+");
  private static final Pattern CLOSING = Pattern.compile("[\\s>)\\]\"“”»,;:.!?]+$");
  private static final String LINK = "mailto:";

  private TypedEmail() {}

  /** Of {@code Ana <ana@example.com>}, a mailto link, or an address with a full stop at its end. */
  static String of(String typed) {
    String text = Normalizer.normalize(Visible.line(typed), Normalizer.Form.NFKC);
    var named = NAMED.matcher(text);
    return unlinked(bare(named.matches() ? named.group(1) : text));
  }

  private static String bare(String text) {
    return CLOSING.matcher(OPENING.matcher(text).replaceFirst("")).replaceFirst("");
  }

  private static String unlinked(String text) {
    if (!text.regionMatches(true, 0, LINK, 0, LINK.length())) {
      return text;
    }
    String target = text.substring(LINK.length()).split("\\?", 2)[0].replace("+", "%2B");
    try {
      return bare(URLDecoder.decode(target, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException brokenEscape) {
      return target;
    }
  }
}
