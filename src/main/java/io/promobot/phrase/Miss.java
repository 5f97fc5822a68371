package io.promobot.phrase;

import io.promobot.intent.Meaning;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text that no story understood.
 *
 * @param plain as texts are compared
 * @param written as a person reads it
 * @param language its BCP 47 tag; {@code und} if nobody knows
 */
public record Miss(long customer, String plain, String written, String language, Instant at) {
  /** People who write more than this tell a story of their own, which nobody else will repeat. */
  private static final int MOST_WORDS = 12;

  /** A phone number, a code, an order. */
  private static final int MOST_DIGITS = 4;

  /** An e-mail address, a web address or the name of a profile. */
  private static final Pattern ADDRESS =
      Pattern.compile("@|://|(?<![\\p{L}\\p{N}])www\\.|[\\p{L}\\p{N}]\\.\\p{L}{2}");

  /** Empty for a text that says how to reach somebody, or that is too long to be a phrase. */
  public static Optional<Miss> of(long customer, String text, Meaning meaning, Instant at) {
    if (leadsToSomebody(text)) {
      return Optional.empty();
    }
    return meaning
        .phrase()
        .filter(plain -> plain.split(" ").length <= MOST_WORDS)
        .map(
            plain ->
                new Miss(
                    customer,
                    plain,
                    Readable.of(text, meaning).orElseThrow(),
                    meaning.language().tag(),
                    at));
  }

  /** Whether it contains an address or a number of some length. */
  static boolean leadsToSomebody(String text) {
    return text.codePoints().filter(Character::isDigit).count() > MOST_DIGITS
        || ADDRESS.matcher(text).find();
  }
}
