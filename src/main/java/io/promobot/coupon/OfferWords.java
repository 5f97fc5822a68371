package io.promobot.coupon;

import io.promobot.flow.CouponStory;
import io.promobot.flow.Texts;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a campaign's messages promise with its coupon, next to what tills take off: both have to be
 * the same offer.
 */
final class OfferWords {
  private static final String NUMBER = "(\\d{1,9}(?:[.,]\\d{1,2})?)";
  private static final Pattern PERCENT = Pattern.compile(NUMBER + "\\s*[%٪]");
  private static final Pattern MONEY =
      Pattern.compile("\\p{Sc}\\s*" + NUMBER + "|" + NUMBER + "\\s*\\p{Sc}");

  private OfferWords() {}

  /** Such as "20% off your next visit". */
  static String of(CouponValue value) {
    return switch (value.kind()) {
      case PERCENT -> value.amount().map(CouponValue::written).orElse("") + "% off your next visit";
      case AMOUNT -> money(value) + " off your next visit";
      case GIFT -> "A gift on your next visit";
    };
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
      Optional<String> offer, Optional<CouponValue> before, Optional<CouponValue> after) {
    String preset = Texts.preset(CouponStory.STORY).fields().get(CouponStory.OFFER.key());
    boolean ours =
        offer
            .filter(said -> said.equals(preset) || before.map(OfferWords::of).equals(offer))
            .isPresent();
    return after
        .filter(value -> ours)
        .map(OfferWords::of)
        .filter(said -> !offer.get().equals(said));
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
