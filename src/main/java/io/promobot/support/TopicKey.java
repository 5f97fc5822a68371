package io.promobot.support;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A topic's name as the database compares it, ignoring case and spaces. */
final class TopicKey {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\h\\v]+");

  private TopicKey() {}

  static String of(String name) {
    String plain = Normalizer.normalize(name.replace("\0", ""), Normalizer.Form.NFKC);
    return BLANKS.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
