package io.promobot.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalFiguresTest {
  private static final LocalDate CHRISTMAS_EVE = LocalDate.of(2026, 12, 24);

  /** What keeps words together looks like a blank, and marks of direction cannot be seen. */
  private static String seen(String text) {
    return text.replaceAll("[\\u00A0\\u202F]", " ").replaceAll("[\\u061C\\u200E\\u200F]", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENGLISH | 24 Dec 2026 | 12.5% | €5 | €1,234.50",
        "SPANISH | 24 de diciembre de 2026 | 12,5 % | 5 € | 1.234,50 €",
        "FRENCH | 24 décembre 2026 | 12,5 % | 5 € | 1 234,50 €",
        "GERMAN | 24. Dezember 2026 | 12,5 % | 5 € | 1.234,50 €",
        "ITALIAN | 24 dicembre 2026 | 12,5% | 5 € | 1.234,50 €",
        "PORTUGUESE | 24 de dezembro de 2026 | 12,5% | € 5 | € 1.234,50",
        "DUTCH | 24 december 2026 | 12,5% | € 5 | € 1.234,50",
        "ARABIC | ٢٤ ديسمبر ٢٠٢٦ | ١٢٫٥٪ | ٥ € | ١٬٢٣٤٫٥٠ €"
      })
  void days_percentages_and_sums_are_written_as_its_speakers_do(
      StoryLanguage language, String day, String percent, String whole, String cents) {
    assertThat(seen(LocalFigures.day(CHRISTMAS_EVE, language))).isEqualTo(day);
    assertThat(seen(LocalFigures.percent(new BigDecimal("12.5"), language))).isEqualTo(percent);
    assertThat(seen(LocalFigures.money(new BigDecimal("5.00"), "EUR", language))).isEqualTo(whole);
    assertThat(seen(LocalFigures.money(new BigDecimal("1234.5"), "EUR", language)))
        .isEqualTo(cents);
  }
}
