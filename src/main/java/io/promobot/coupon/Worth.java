package io.promobot.coupon;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a coupon is worth, as the API shows it.
 *
 * @param kind percent, amount or gift
 * @param amount such as 10 for 10 %, or 2.50; empty for a gift
 */
public record Worth(String kind, Optional<String> amount, Optional<String> currency) {
  private static final int CENTS = 2;

  public static Worth of(String kind, Optional<BigDecimal> amount, Optional<String> currency) {
    return new Worth(kind, amount.map(CouponValue::written), currency);
  }

  /** With the usual two decimals. */
  public static String money(BigDecimal amount) {
    return amount.setScale(CENTS, RoundingMode.HALF_UP).toPlainString();
  }
}
