package io.promobot.simulator;

import java.util.Optional;

/** What the profile call reveals about a person: names, nothing at all, or a refusal. */
record Profile(
    boolean refused, Optional<String> first, Optional<String> last, Optional<String> name) {

  static Profile nameless(boolean refused) {
    return new Profile(refused, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Profile onlyName(String name) {
    return new Profile(false, Optional.empty(), Optional.empty(), Optional.of(name));
  }

  static Profile given(String name) {
    String[] parts = name.trim().split("\\s+", 2);
    Optional<String> last = parts.length > 1 ? Optional.of(parts[1]) : Optional.empty();
    return new Profile(false, Optional.of(parts[0]), last, Optional.of(name.trim()));
  }
}
