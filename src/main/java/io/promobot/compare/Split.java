package io.promobot.compare;

import java.util.Locale;
import java.util.Optional;

/** By what the people of each row are told apart once more. */
enum Split {
  ORIGIN,
  LINE;

  /** As in the API and in {@link CompareStore}'s statement. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The contract has let no other word pass. */
  static Optional<Split> of(Optional<String> key) {
    return key.map(word -> valueOf(word.toUpperCase(Locale.ROOT)));
  }
}
