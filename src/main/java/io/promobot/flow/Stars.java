package io.promobot.flow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One to five stars, however somebody types them: 4, 4/5, "4 stars", ★★★★, ⭐⭐⭐⭐. */
final class Stars {
  private static final Pattern NUMBER =
      Pattern.compile("([1-5])\\s*(?:/\\s*5|out of 5|stars?|[★⭐]\\uFE0F?)?[.!]*");
  private static final Pattern DRAWN = Pattern.compile("(?:[★⭐]\\uFE0F?\\s*){1,5}");
  private static final int LONGEST = 40;

  private Stars() {}

  static Optional<Integer> read(String text) {
    String typed = text.strip().toLowerCase(java.util.Locale.ROOT);
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher number = NUMBER.matcher(typed);
    if (number.matches()) {
      return Optional.of(Integer.valueOf(number.group(1)));
    }
    return DRAWN.matcher(typed).matches()
        ? Optional.of((int) typed.chars().filter(c -> c == '★' || c == '⭐').count())
        : Optional.empty();
  }
}
