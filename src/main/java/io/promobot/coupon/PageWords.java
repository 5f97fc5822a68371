package io.promobot.coupon;

import io.promobot.text.LocalFigures;
import io.promobot.text.StoryLanguage;
import io.promobot.text.TextFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The words of a coupon's page in one language. */
final class PageWords {
  private static final Map<StoryLanguage, PageWords> ALL = new EnumMap<>(StoryLanguage.class);

  static {
    for (StoryLanguage each : StoryLanguage.values()) {
      ALL.put(each, new PageWords(each));
    }
  }

  private final StoryLanguage language;
  private final Map<String, String> texts;

  private PageWords(StoryLanguage language) {
    this.language = language;
    this.texts = TextFile.texts("/coupon-page/" + language.tag() + ".properties");
  }

  static PageWords in(StoryLanguage language) {
    return ALL.get(language);
  }

  StoryLanguage language() {
    return language;
  }

  String get(String key) {
    return texts.get(key);
  }

  String goodFor(int uses) {
    return get("good_several").replace("{number}", LocalFigures.number(uses, language));
  }

  String usedOn(LocalDate day) {
    return get("used_on").replace("{day}", day(day));
  }

  String day(LocalDate day) {
    return LocalFigures.day(day, language);
  }

  /** Such as 10 % off or €5 off; empty for a gift. */
  Optional<String> worth(CouponValue value) {
    return value.amount().map(amount -> get("off").replace("{amount}", amount(value, amount)));
  }

  private String amount(CouponValue value, BigDecimal amount) {
    return value.kind() == CouponValue.Kind.PERCENT
        ? LocalFigures.percent(amount, language)
        : value
            .currency()
            .map(code -> LocalFigures.money(amount, code, language))
            .orElseGet(() -> CouponValue.written(amount));
  }
}
