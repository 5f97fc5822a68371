package io.promobot.language;

import io.promobot.text.StoryLanguage;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** What a browser says about the languages of its user, as {@code Accept-Language} does. */
public final class AcceptedLanguages {
  /** Browsers send less; nobody chose a longer list. */
  private static final int LONGEST = 300;

  private AcceptedLanguages() {}

  /** The one they like best of those that we speak; empty when there is none, or no header. */
  public static Optional<StoryLanguage> best(String header) {
    if (header == null || header.length() > LONGEST) {
      return Optional.empty();
    }
    return ranges(header).stream()
        .filter(range -> range.getWeight() > 0)
        .flatMap(range -> StoryLanguage.of(range.getRange()).stream())
        .findFirst();
  }

  private static List<LanguageRange> ranges(String header) {
    try {
      return LanguageRange.parse(header);
    } catch (IllegalArgumentException | IndexOutOfBoundsException noSuchList) {
      // Java's own parser stumbles over a lone dash
      return List.of();
    }
  }
}
