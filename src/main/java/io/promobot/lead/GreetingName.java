package io.promobot.lead;

import io.promobot.contact.Visible;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name as an e-mail may greet somebody by it. The person who typed it need not be the one who
 * reads it, so it carries no address, no number and no message.
 */
final class GreetingName {
  private static final int LONGEST = 40;
  private static final int MOST_WORDS = 5;

  /** Nothing that makes a link of it, and a full stop after an initial or a title only. */
  private static final Pattern NAMES =
      Pattern.compile(
          "(?:(?:^| )(?:\\p{L}[\\p{L}\\p{M}\\x{200C}\\x{200D}'’ʼ·-]*,?|\\p{L}\\p{M}*\\p{L}{0,3}\\.)){1,%d}"
              .formatted(MOST_WORDS));

  private GreetingName() {}

  /** Empty when the e-mail had better do without it. */
  static Optional<String> of(String typed) {
    return Optional.of(Visible.line(typed))
        .filter(name -> name.codePointCount(0, name.length()) <= LONGEST)
        .filter(name -> NAMES.matcher(name).matches());
  }
}
