package io.promobot.till;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a campaign's coupons led to: in all, by origin, and by the number of the day. */
record Sales(Figures total, Map<String, Figures> origins, Map<Integer, Figures> days) {

  /**
   * Sums of redemptions.
   *
   * @param redeemers people, each once; who used a code that everybody has is not known
   */
  record Figures(long redeemers, long redemptions, List<Money> money) {
    static final Figures NONE = new Figures(0, 0, List.of());

    /** These with those of the same redemptions that are missing here. */
    Figures and(Figures others) {
      return new Figures(
          redeemers + others.redeemers,
          redemptions + others.redemptions,
          Stream.concat(money.stream(), others.money.stream())
              .sorted(Comparator.comparing(each -> each.currency().orElse("")))
              .toList());
    }
  }

  /**
   * Sales and discounts in one currency.
   *
   * @param discounted redemptions whose discount is known
   */
  record Money(Optional<String> currency, String sales, String discount, long discounted) {
    static Money of(
        Optional<String> currency, BigDecimal sales, BigDecimal discount, long discounted) {
      return new Money(currency, known(sales), known(discount), discounted);
    }

    private static String known(BigDecimal sum) {
      return Worth.money(sum == null ? BigDecimal.ZERO : sum);
    }
  }
}
