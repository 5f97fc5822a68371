package io.promobot.sales;

import io.promobot.coupon.Worth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What coupons led to: in all, by where it came from, and by day. */
public record Sales(Figures total, Map<Source, Figures> sources, Map<LocalDate, Figures> days) {

  /**
   * Where a sale came from.
   *
   * @param origin of the person; empty also where nobody knows whose it was
   */
  record Source(Whose whose, String origin) implements Comparable<Source> {
    private static final Comparator<Source> ORDER =
        Comparator.comparing(Source::whose).thenComparing(Source::origin);

    @Override
    public int compareTo(Source other) {
      return ORDER.compare(this, other);
    }

    static Source of(String origin) {
      return new Source(Whose.PERSON, origin);
    }
  }

  /** Who redeemed. */
  enum Whose {
    PERSON,
    /** Somebody with a code that everybody has. */
    EVERYBODY,
    /** Somebody who had been erased before. */
    ERASED;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Sums of redemptions.
   *
   * @param redeemers people, each on the day of their first redemption in a campaign; who used a
   *     code that everybody has is not known
   */
  public record Figures(long redeemers, long redemptions, List<Money> money) {
    public static final Figures NONE = new Figures(0, 0, List.of());

    /** These with those of other redemptions or in other currencies. */
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
  public record Money(Optional<String> currency, String sales, String discount, long discounted) {
    static Money of(
        Optional<String> currency, BigDecimal sales, BigDecimal discount, long discounted) {
      return new Money(currency, Worth.money(sales), Worth.money(discount), discounted);
    }
  }
}
