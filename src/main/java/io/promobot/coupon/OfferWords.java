package io.promobot.coupon;

import io.promobot.flow.CouponStory;
import io.promobot.text.LocalFigures;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Copy;
import io.promobot.wording.Phrases;
import io.promobot.wording.Presets;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a campaign's messages promise with its coupon, next to what tills take off: both have to be
 * the same offer.
 */
final class OfferWords {
  private static final String NUMBER = "(\\d{1,9}(?:[.,]\\d{1,2})?)";
  private static final String SPACE = "[\\s\\p{Z}]*";
  private static final Pattern PERCENT = Pattern.compile(NUMBER + SPACE + "[%٪]");
  private static final Pattern MONEY =
      Pattern.compile("\\p{Sc}" + SPACE + NUMBER + "|" + NUMBER + SPACE + "\\p{Sc}");

  private OfferWords() {}

  /** Such as "20% off your next visit". */
  static String of(CouponValue value) {
    return of(value, StoryLanguage.ENGLISH);
  }

  static String of(CouponValue value, StoryLanguage language) {
    return switch (value.kind()) {
      case PERCENT -> Phrases.discount(percent(value, language), language);
      case AMOUNT -> Phrases.discount(money(value, language), language);
      case GIFT -> Phrases.gift(language);
    };
  }

  private static String percent(CouponValue value, StoryLanguage language) {
    return language == StoryLanguage.ENGLISH
        ? value.amount().map(CouponValue::written).orElse("") + "%"
        : value.amount().map(amount -> LocalFigures.percent(amount, language)).orElse("");
  }

  private static String money(CouponValue value, StoryLanguage language) {
    return language == StoryLanguage.ENGLISH
        ? money(value)
        : value
            .amount()
            .flatMap(
                amount -> value.currency().map(code -> LocalFigures.money(amount, code, language)))
            .orElse("");
  }

  private static String money(CouponValue value) {
    String amount = value.amount().map(CouponValue::written).orElse("");
    String symbol =
        value.currency().map(code -> Currency.getInstance(code).getSymbol(Locale.US)).orElse("");
    boolean letters = symbol.chars().allMatch(Character::isLetter);
    return letters ? (symbol + " " + amount).strip() : symbol + amount;
  }

  /**
   * The offer to publish along with another worth; empty where the owner has put it in words of
   * their own, which stay, and where it says so already.
   */
  static Optional<String> following(
      Copy copy, Optional<CouponValue> before, Optional<CouponValue> after) {
    Optional<String> offer =
        Optional.ofNullable(copy.main().fields().get(CouponStory.OFFER.key()))
            .filter(said -> isOurs(said, before));
    return offer
        .flatMap(said -> after)
        .map(value -> of(value, copy.language()))
        .filter(said -> !said.equals(offer.get()));
  }

  /** In whichever language: the main one may have been another when it was said. */
  private static boolean isOurs(String said, Optional<CouponValue> before) {
    return Stream.of(StoryLanguage.values()).anyMatch(each -> said.equals(preset(each)))
        || before.filter(value -> says(said, value)).isPresent();
  }

  private static boolean says(String said, CouponValue value) {
    return Stream.of(StoryLanguage.values()).anyMatch(each -> said.equals(of(value, each)));
  }

  private static String preset(StoryLanguage language) {
    return Presets.of(CouponStory.STORY, language).texts().get(CouponStory.OFFER);
  }

  /**
   * The same offer in the other languages, except where the owner has put it in their own words.
   *
   * @param follows whether the main text does; otherwise a language without words has none to say
   */
  static Map<String, Map<String, String>> translations(
      Copy copy, Optional<CouponValue> before, CouponValue after, boolean follows) {
    Map<String, Map<String, String>> offers = new TreeMap<>();
    for (StoryLanguage each : StoryLanguage.values()) {
      String own = copy.written().getOrDefault(each, Map.of()).get(CouponStory.OFFER.key());
      if (each != copy.language() && (own == null ? follows : isOurs(own, before))) {
        offers.put(each.tag(), Map.of(CouponStory.OFFER.key(), of(after, each)));
      }
    }
    return offers;
  }

  /** Whether what is said in any language contradicts the worth; our own words for it never do. */
  static boolean contradict(Copy copy, CouponValue value) {
    return Stream.of(StoryLanguage.values())
        .flatMap(each -> Stream.ofNullable(copy.in(each).fields().get(CouponStory.OFFER.key())))
        .distinct()
        .filter(said -> !says(said, value))
        .anyMatch(said -> contradicts(said, value));
  }

  /** Whether the offer names a percentage or a sum, but not what the coupon is worth. */
  static boolean contradicts(String offer, CouponValue value) {
    Set<BigDecimal> percents = numbers(PERCENT, offer);
    Set<BigDecimal> sums = numbers(MONEY, offer);
    BigDecimal amount = value.amount().map(BigDecimal::stripTrailingZeros).orElse(null);
    return switch (value.kind()) {
      case PERCENT -> !percents.contains(amount) && !(percents.isEmpty() && sums.isEmpty());
      case AMOUNT -> !sums.contains(amount) && !(percents.isEmpty() && sums.isEmpty());
      // what a gift is worth may well be named
      case GIFT -> !percents.isEmpty();
    };
  }

  private static Set<BigDecimal> numbers(Pattern pattern, String offer) {
    Set<BigDecimal> numbers = new HashSet<>();
    Matcher matcher = pattern.matcher(offer);
    while (matcher.find()) {
      String number = matcher.group(1);
      number = number == null ? matcher.group(2) : number;
      numbers.add(new BigDecimal(number.replace(',', '.')).stripTrailingZeros());
    }
    return numbers;
  }
}
