package io.promobot.language;

import io.promobot.intent.Meaning;
import io.promobot.text.StoryLanguage;
import java.util.Optional;

/**
 * What we know of a customer's language.
 *
 * @param known empty until something has told it
 * @param from what told it; empty if nothing has
 * @param guess what one text was perhaps written in, until another one agrees
 */
public record CustomerLanguage(
    Optional<StoryLanguage> known, Optional<LanguageSource> from, Optional<StoryLanguage> guess) {

  /** Nothing has told it yet. */
  public static final CustomerLanguage UNKNOWN =
      new CustomerLanguage(Optional.empty(), Optional.empty(), Optional.empty());

  /** One text is enough: of the phrases held back that are so likely, none is of another one. */
  static final double SURE = 0.9;

  /** Two texts are enough that are both so likely of the same one: again none is wrong. */
  static final double LIKELY = 0.5;

  /**
   * The same after this source has told it; a better one is believed, and so is news of the same.
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
