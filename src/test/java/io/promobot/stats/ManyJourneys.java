package io.promobot.stats;

import io.promobot.TestShop;
import io.promobot.db.Await;

/** A campaign that somebody has joined every minute for months. */
public final class ManyJourneys {
  public static final int PEOPLE = 300_000;

  private ManyJourneys() {}

  /** The last of them joins now. */
  public static void join(TestShop shop) {
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, entered_at)
        SELECT $1, i, 'welcome', 1, CASE i % 5 WHEN 0 THEN 'poster' ELSE '' END, 1 + i % 3,
          now() - ($2::int - i) * interval '1 minute'
        FROM generate_series(1, $2::int) i
        """,
        PEOPLE);
    Recount.countPaths(shop);
    Await.on(shop.database.bulk().query("VACUUM ANALYZE journey").execute());
  }

  public static String plan(TestShop shop, String sql, Object... more) {
    return shop.rows("EXPLAIN (ANALYZE, FORMAT JSON) " + sql, more).get(0).getValue(0).toString();
  }
}
