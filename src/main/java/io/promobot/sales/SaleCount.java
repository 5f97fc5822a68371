package io.promobot.sales;

/** The part of a statement that counts what it sold, or takes it out again. */
public final class SaleCount {
  private SaleCount() {}

  /**
   * How a redemption {@code e} is counted that was made with a code that everybody has, or was not.
   */
  public static String whose(String shared) {
    return """
    CASE WHEN e.origin IS NOT NULL THEN 'person' WHEN %s THEN 'everybody' ELSE 'erased' END\
    """
        .formatted(shared);
  }

  /**
   * Adds what the statement's part {@code sold} says about this page, $1: campaign, day, whose,
   * origin, currency, and the numbers. Counters are locked in the order of their keys.
   */
  public static String add(String slot) {
    return """
    INSERT INTO sale_count AS s (page_id, campaign_id, day, whose, origin, currency, slot,
      redeemers, redemptions, priced, sales, discounted, discount)
    SELECT $1, campaign_id, day, whose, coalesce(origin, ''), coalesce(currency, ''), %s::smallint,
      sum(redeemers), sum(redemptions), sum(priced), sum(sales), sum(discounted), sum(discount)
    FROM sold
    GROUP BY campaign_id, day, whose, coalesce(origin, ''), coalesce(currency, '')
    ORDER BY campaign_id, day, whose, coalesce(origin, ''), coalesce(currency, '')
    ON CONFLICT (page_id, campaign_id, day, whose, origin, currency, slot) DO UPDATE SET
      redeemers = s.redeemers + excluded.redeemers,
      redemptions = s.redemptions + excluded.redemptions,
      priced = s.priced + excluded.priced, sales = s.sales + excluded.sales,
      discounted = s.discounted + excluded.discounted, discount = s.discount + excluded.discount
    """
        .formatted(slot);
  }

  /** The numbers of a redemption {@code e}; {@code first} is whether it is its person's first. */
  public static String numbers(String sign, String first) {
    return """
    %1$s(%2$s)::int AS redeemers, %1$s1 AS redemptions,
          %1$s(e.amount IS NOT NULL)::int AS priced, %1$scoalesce(e.amount, 0) AS sales,
          %1$s(e.discount IS NOT NULL)::int AS discounted,
          %1$scoalesce(e.discount, 0) AS discount\
    """
        .formatted(sign, first);
  }
}
