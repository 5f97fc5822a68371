package io.promobot.letter;

import io.promobot.channel.ReasonSentence;
import io.promobot.text.LocalFigures;
import io.promobot.text.StoryLanguage;
import io.promobot.text.TextFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** The words of the letter in one of the languages that the dashboard speaks. */
final class LetterWords {
  /** Why a channel is off, by its key; in English the dashboard's sentences are the letter's. */
  private static final Map<String, String> WHY_IN_SPANISH =
      TextFile.texts("/weekly-letter/why-es.properties");

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

  /** Why a channel of this type took nothing, as a sentence. */
  String why(String reason, String type) {
    String spanish = language == StoryLanguage.SPANISH ? WHY_IN_SPANISH.get(reason) : null;
    return spanish == null
        ? ReasonSentence.of(reason, type)
        : spanish.replace("{system}", systemInSpanish(type)) + ".";
  }

  private static String systemInSpanish(String type) {
    return WHY_IN_SPANISH.getOrDefault(
        "system." + type, type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1));
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
