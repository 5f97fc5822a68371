package io.promobot.text;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;

/** Days, percentages and sums as the speakers of a language write them. */
public final class LocalFigures {
  private static final int CENTS = 2;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private LocalFigures() {}

  /** With the month in letters, so that nobody takes a month for a day. */
  public static String day(LocalDate day, StoryLanguage language) {
    // without a country English would begin with the month
    DateTimeFormatter format =
        language == StoryLanguage.ENGLISH
            ? DateTimeFormatter.ofPattern("d MMM uuuu")
            : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);
    return format.localizedBy(language.locale()).format(day);
  }

  public static String number(long number, StoryLanguage language) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }

  /** 10 for 10 %; at most two decimals. */
  public static String percent(BigDecimal percent, StoryLanguage language) {
    NumberFormat format = NumberFormat.getPercentInstance(language.locale());
    format.setMaximumFractionDigits(CENTS);
    return format.format(percent.divide(HUNDRED));
  }

  /**
   * Without cents if there are none.
   *
   * @param currency as ISO 4217 writes it
   */
  public static String money(BigDecimal amount, String currency, StoryLanguage language) {
    NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
    format.setCurrency(Currency.getInstance(currency));
    boolean whole = amount.stripTrailingZeros().scale() <= 0;
    format.setMinimumFractionDigits(whole ? 0 : CENTS);
    format.setMaximumFractionDigits(whole ? 0 : CENTS);
    return format.format(amount);
  }
}
