package io.promobot.lead;

import io.promobot.contact.SearchText;
import java.util.Optional;

/**
 * Which leads to find.
 *
 * @param q part of a name, an e-mail address or a phone number
 * @param origin where they came from; an empty text means an unknown origin
 * @param language the tag of what they read
 */
public record LeadFilter(
    Optional<String> q,
    Optional<String> origin,
    Optional<String> language,
    Optional<WelcomeState> welcome) {
  private static final int FEWEST_DIGITS = 3;

  /** Typed text is never a pattern, and nobody's name contains a NUL. */
  private static String literal(String typed) {
    return typed.replace("\0", "").replaceAll("[\\\\%_]", "\\\\$0");
  }

  /** A pattern for names and addresses, compared without accents and case. */
  Optional<String> pattern() {
    return q.map(SearchText::of)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> "%" + literal(text) + "%");
  }

  /** A pattern for phone numbers in any notation; empty when too few digits were typed. */
  Optional<String> digits() {
    return q.filter(typed -> typed.matches("[+0-9 ()./-]+"))
        .map(typed -> typed.replaceAll("\\D", "").replaceFirst("^00", ""))
        .filter(digits -> digits.length() >= FEWEST_DIGITS)
        .map(digits -> "%" + digits + "%");
  }
}
