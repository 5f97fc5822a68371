package io.promobot.language;

import java.util.Locale;
import java.util.stream.Stream;

/** Where a customer's language is known from; those that come first win over those that follow. */
public enum LanguageSource {
  /** They chose it, or the owner did for them. */
  CHOSEN,
  /** The page of the website with the chat, or their browser. */
  WEBSITE,
  /** What Messenger says about them. */
  PROFILE,
  /** What they write is in this language. */
  WRITTEN;

  /** As stored in the database and named in the API. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that is stored so. */
  public static LanguageSource named(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** A lower-ranked source never overwrites it. */
  boolean wins(LanguageSource other) {
    return compareTo(other) < 0;
  }

  /** Those that win over this one, as stored. */
  public String[] better() {
    return Stream.of(values())
        .filter(each -> each.wins(this))
        .map(LanguageSource::key)
        .toArray(String[]::new);
  }
}
