package io.promobot.sales;

import io.promobot.db.Database;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Counts again what was counted other than the ledger of coupons says: redemptions of before sales
 * were counted, and those that a replica of an older version wrote or took back since.
 */
public final class SaleRecountStore {
  private static final int AT_ONCE = 5_000;

  /** Of its own, so that nobody who redeems waits for its counters. */
  private static final String SLOT = "-1";

  private static final String ALONE =
      "SELECT pg_advisory_xact_lock(hashtext('promobot sales'), hashtext($1))";

  private final Database database;
  private final String page;
  private final ZoneId zone;

  /** {@code tally} has the shop's days. */
  public SaleRecountStore(Database database, Tally tally) {
    this.database = database;
    this.page = tally.page();
    this.zone = tally.days().zone();
  }

  /**
   * Completes when everything that stands in the ledger is counted once. May be run by several at
   * once, while others redeem; nobody waits for it.
   */
  public Future<Void> recount() {
    Set<String> campaigns = new TreeSet<>();
    return dated(0, campaigns)
        .compose(all -> differing())
        .compose(
            differing -> {
              campaigns.addAll(differing);
              return campaigns.isEmpty()
                  ? Future.succeededFuture()
                  : database.bulkTransaction(tx -> corrected(tx, campaigns));
            });
  }

  /** Gives redemptions behind this one their day and origin, and collects their campaigns. */
  private Future<Void> dated(long last, Set<String> campaigns) {
    return database
        .bulk()
        .preparedQuery(DATED)
        .execute(Tuple.of(page, last, AT_ONCE, zone.getId()))
        .map(rows -> rows.iterator().next())
        .compose(
            row -> {
              if (row.getLong("last") == null) {
                return Future.succeededFuture();
              }
              campaigns.addAll(Arrays.asList(row.getArrayOfStrings("campaigns")));
              return dated(row.getLong("last"), campaigns);
            });
  }

  private static final String DATED =
      """
      WITH found AS (
        SELECT id FROM coupon_entry
        WHERE page_id = $1 AND id > $2 AND kind = 'redeemed' AND day IS NULL
        ORDER BY id LIMIT $3),
      dated AS (
        UPDATE coupon_entry e SET day = (e.at AT TIME ZONE $4)::date,
          origin = CASE WHEN e.customer_id IS NOT NULL THEN coalesce((
            SELECT j.origin FROM journey j
            WHERE j.page_id = $1 AND j.customer_id = e.customer_id
              AND j.campaign_id = e.campaign_id), '') END
        FROM found WHERE e.page_id = $1 AND e.id = found.id
        RETURNING e.campaign_id)
      SELECT (SELECT max(id) FROM found) AS last,
        (SELECT coalesce(array_agg(DISTINCT campaign_id), '{}') FROM dated) AS campaigns
      """;

  private static final String WHOSE = SaleCount.whose("c.shared AND e.key IS NOT NULL");

  private static final String STANDING =
      """
      FROM coupon_entry e JOIN coupon c ON c.page_id = e.page_id AND c.id = e.coupon_id
      WHERE e.page_id = $1 AND e.kind = 'redeemed' AND e.day IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM coupon_entry u WHERE u.page_id = e.page_id AND u.undoes = e.id)\
      """;

  private Future<Set<String>> differing() {
    return database
        .bulk()
        .preparedQuery(DIFFERING)
        .execute(Tuple.of(page))
        .map(
            rows ->
                rows.stream()
                    .map((Row row) -> row.getString("campaign_id"))
                    .collect(Collectors.toSet()));
  }

  // Who redeemed first is not compared: people who were erased are not told apart any more.
  private static final String DIFFERING =
      """
      SELECT DISTINCT campaign_id
      FROM (
        SELECT campaign_id
        FROM (
          SELECT e.campaign_id, e.day, %1$s AS whose, coalesce(e.origin, '') AS origin,
            coalesce(e.currency, '') AS currency, %2$s
          %3$s
          UNION ALL
          SELECT campaign_id, day, whose, origin, currency, 0, -redemptions, -priced, -sales,
            -discounted, -discount
          FROM sale_count WHERE page_id = $1) told
        GROUP BY campaign_id, day, whose, origin, currency
        HAVING sum(redemptions) <> 0 OR sum(priced) <> 0 OR sum(sales) <> 0
          OR sum(discounted) <> 0 OR sum(discount) <> 0) differing
      """
          .formatted(WHOSE, SaleCount.numbers("", "false"), STANDING);

  /**
   * Ledger and counters are read as they were at one moment, and what is missing between them is
   * added: that stays right whatever is counted meanwhile. Only another one who does the same is
   * waited for.
   */
  private Future<Void> corrected(SqlConnection tx, Set<String> campaigns) {
    return tx.preparedQuery(ALONE)
        .execute(Tuple.of(page))
        .compose(
            alone ->
                tx.preparedQuery(CORRECT)
                    .execute(Tuple.of(page).addArrayOfString(campaigns.toArray(String[]::new))))
        .mapEmpty();
  }

  // People who were erased still count: by their coupon, or by what the owner noted at their page.
  private static final String CORRECT =
      """
      WITH standing AS (
        SELECT e.*, %1$s AS whose,
          coalesce(e.customer_id, CASE WHEN c.shared THEN -2 * e.id - 1 ELSE -2 * e.coupon_id END)
            AS person
        %2$s AND e.campaign_id = ANY ($2)),
      numbered AS (
        SELECT *, row_number() OVER (PARTITION BY campaign_id, person ORDER BY id) AS nth
        FROM standing),
      told AS (
        SELECT e.campaign_id, e.day, e.whose, coalesce(e.origin, '') AS origin,
          coalesce(e.currency, '') AS currency, %3$s
        FROM numbered e
        UNION ALL
        SELECT campaign_id, day, whose, origin, currency, -redeemers, -redemptions, -priced,
          -sales, -discounted, -discount
        FROM sale_count WHERE page_id = $1 AND campaign_id = ANY ($2)),
      sold AS (
        SELECT campaign_id, day, whose, origin, currency, sum(redeemers) AS redeemers,
          sum(redemptions) AS redemptions, sum(priced) AS priced, sum(sales) AS sales,
          sum(discounted) AS discounted, sum(discount) AS discount
        FROM told GROUP BY campaign_id, day, whose, origin, currency
        HAVING sum(redeemers) <> 0 OR sum(redemptions) <> 0 OR sum(priced) <> 0 OR sum(sales) <> 0
          OR sum(discounted) <> 0 OR sum(discount) <> 0)
      %4$s
      """
          .formatted(
              WHOSE,
              STANDING,
              SaleCount.numbers("", "e.nth = 1 AND e.whose <> 'everybody'"),
              SaleCount.add(SLOT));
}
