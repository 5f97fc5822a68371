package io.promobot.language;

import io.promobot.intent.Meaning;
import io.promobot.text.StoryLanguage;
import java.util.Optional;

/**
 * What we know of a customer's language.
 *
 * @param known empty as long as nobody knows
 * @param from its source; empty if there is none yet
 * @param guess what one text was perhaps written in, until another one agrees
 */
public record CustomerLanguage(
    Optional<StoryLanguage> known, Optional<LanguageSource> from, Optional<StoryLanguage> guess) {

  /** Nobody knows it yet. */
  public static final CustomerLanguage UNKNOWN =
      new CustomerLanguage(Optional.empty(), Optional.empty(), Optional.empty());

  /** One text is enough: no held-back phrase with this probability was in another language. */
  static final double SURE = 0.9;

  /** Two texts in the same language are enough: again, none with this probability was wrong. */
  static final double LIKELY = 0.5;

  /**
   * The same after news from this source. A source of equal or higher rank replaces what is known.
   */
  public CustomerLanguage told(LanguageSource source, StoryLanguage language) {
    return from.filter(now -> now.wins(source)).isPresent()
        ? this
        : new CustomerLanguage(Optional.of(language), Optional.of(source), Optional.empty());
  }

  /** Whether it matters in which language they write; once something is sure it does not. */
  public boolean listens() {
    return from.isEmpty();
  }

  /** The same after a text of theirs. */
  public CustomerLanguage wrote(Meaning text) {
    if (!listens()) {
      return this;
    }
    double likely = text.probability(text.language());
    Optional<StoryLanguage> read =
        StoryLanguage.of(text.language().tag()).filter(language -> likely >= LIKELY);
    boolean sure = likely >= SURE || read.equals(guess);
    return read.map(
            language ->
                sure
                    ? told(LanguageSource.WRITTEN, language)
                    : new CustomerLanguage(known, from, read))
        .orElse(this);
  }
}
