package io.promobot.coupon;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * What a coupon is worth.
 *
 * @param amount in percent or money; empty for a gift
 * @param currency such as {@code EUR}; empty unless it is money
 */
public record CouponValue(Kind kind, Optional<BigDecimal> amount, Optional<String> currency) {

  /** How it is counted. */
  public enum Kind {
    PERCENT,
    AMOUNT,
    GIFT;

    /** Its name in JSON and SQL. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }

  /** 10 and 10.00 are worth the same. */
  boolean sameAs(CouponValue other) {
    return kind == other.kind
        && currency.equals(other.currency)
        && amount
            .map(BigDecimal::stripTrailingZeros)
            .equals(other.amount.map(BigDecimal::stripTrailingZeros));
  }

  /** Such as 10 or 2.50. */
  public static String written(BigDecimal amount) {
    return amount.stripTrailingZeros().scale() <= 0
        ? amount.toBigInteger().toString()
        : amount.setScale(2).toPlainString();
  }
}
