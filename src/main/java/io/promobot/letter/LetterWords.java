package io.promobot.letter;

import io.promobot.text.LocalFigures;
import io.promobot.text.StoryLanguage;
import io.promobot.text.TextFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** The words of the letter in one of the languages that the dashboard speaks. */
final class LetterWords {
  private static final LetterWords ENGLISH = new LetterWords(StoryLanguage.ENGLISH);
  private static final LetterWords SPANISH = new LetterWords(StoryLanguage.SPANISH);

  private final StoryLanguage language;
  private final Map<String, String> texts;

  private LetterWords(StoryLanguage language) {
    this.language = language;
    this.texts = TextFile.texts("/weekly-letter/" + language.tag() + ".properties");
  }

  /** For a shop with this main language. */
  static LetterWords of(StoryLanguage shop) {
    return shop == StoryLanguage.SPANISH ? SPANISH : ENGLISH;
  }

  StoryLanguage language() {
    return language;
  }

  Map<String, String> all() {
    return Map.copyOf(texts);
  }

  String get(String key) {
    return texts.get(key);
  }

  /** With this in place of the text's only placeholder, such as {@code name}. */
  String get(String key, String placeholder, String value) {
    return get(key).replace("{" + placeholder + "}", value);
  }

  String day(LocalDate day) {
    return LocalFigures.day(day, language);
  }

  String number(long number) {
    return LocalFigures.number(number, language);
  }

  /** A sum whose currency nobody knows is just a number. */
  String money(BigDecimal amount, String currency) {
    return currency.isEmpty()
        ? amount.toPlainString()
        : LocalFigures.money(amount, currency, language);
  }
}
