package io.promobot.till;

import io.promobot.customer.NameMatch;

/** The part of a statement that lists the coupons of people by their name. */
final class NamedCoupons {
  /** So many people's coupons are looked up at once. */
  private static final int FEW = 2_000;

  /** So many of each campaign's newest coupons are read to find those of a name that many have. */
  private static final int NEAR = 10_000;

  private NamedCoupons() {}

  /**
   * Few people are looked up. A name that many have is mostly among the newest coupons; where it is
   * not, all of them are looked up after all.
   */
  static String of(CouponQuery query, String name) {
    String plain = query.param(NameMatch.plain(name)) + "::text";
    String pattern = query.param(NameMatch.containing(name)) + "::text";
    String rest = " AND c.id < " + query.before + query.rest();
    return """
        WITH people AS (
          SELECT p.id FROM customer p WHERE p.page_id = %1$s AND %2$s),
        few AS MATERIALIZED (SELECT id FROM people LIMIT %3$d + 1),
        many AS MATERIALIZED (SELECT count(*) > %3$d AS so FROM few),
        floor AS MATERIALIZED (%4$s),
        near AS MATERIALIZED (
          SELECT * FROM (%5$s) c WHERE (SELECT so FROM many)),
        enough AS MATERIALIZED (
          SELECT count(*) = %6$s OR (SELECT id FROM floor) = 0 AS so FROM near)
        SELECT c.* FROM ((%7$s) UNION ALL (%8$s)
          UNION ALL SELECT * FROM near WHERE (SELECT so FROM enough)) c
        %9$s LIMIT %6$s
        """
        .formatted(
            query.page,
            NameMatch.indexed(plain, pattern),
            FEW,
            query.floor(NEAR),
            query.byCampaign(" AND c.id > (SELECT id FROM floor) AND " + theirs(query, pattern)),
            query.limit,
            lookedUp(query, "few", "NOT (SELECT so FROM many)" + rest),
            lookedUp(
                query, "people", "(SELECT so FROM many) AND NOT (SELECT so FROM enough)" + rest),
            CouponQuery.NEWEST);
  }

  /** Not as a join, which might become the beginning of the plan. */
  static String theirs(CouponQuery query, String pattern) {
    return "(SELECT %s FROM customer p WHERE p.page_id = %s AND p.id = c.customer_id)"
        .formatted(NameMatch.of(pattern), query.page);
  }

  private static String lookedUp(CouponQuery query, String people, String which) {
    return query.select(
        "%s people JOIN coupon c ON c.page_id = %s AND c.customer_id = people.id"
            .formatted(people, query.page),
        which,
        CouponQuery.NEWEST);
  }
}
