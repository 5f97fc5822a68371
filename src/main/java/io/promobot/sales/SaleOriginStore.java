package io.promobot.sales;

import io.promobot.stats.Tally;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Map;

/** Moves what people have redeemed to the origin that has just become known of them. */
public final class SaleOriginStore {
  private final String page;
  private final int slot;

  public SaleOriginStore(Tally tally) {
    this.page = tally.page();
    this.slot = tally.slot();
  }

  /** The transaction has locked these customers, by id, and nothing was known of them before. */
  public Future<Void> move(SqlConnection tx, Map<Long, String> origins) {
    if (origins.isEmpty()) {
      return Future.succeededFuture();
    }
    Long[] people = origins.keySet().toArray(Long[]::new);
    String[] known = origins.values().toArray(String[]::new);
    Tuple tuple = Tuple.of(page).addArrayOfLong(people).addArrayOfString(known).addInteger(slot);
    return tx.preparedQuery(MOVE).execute(tuple).mapEmpty();
  }

  private static final String MOVE =
      """
      WITH moved AS (
        UPDATE coupon_entry e SET origin = u.origin
        FROM unnest($2::bigint[], $3::text[]) AS u (customer_id, origin)
        WHERE e.page_id = $1 AND e.customer_id = u.customer_id AND e.kind = 'redeemed'
          AND e.origin = ''
        RETURNING e.*),
      standing AS (
        SELECT m.*, row_number() OVER (PARTITION BY campaign_id, customer_id ORDER BY id) AS nth
        FROM moved m
        WHERE NOT EXISTS (
          SELECT FROM coupon_entry t WHERE t.page_id = $1 AND t.undoes = m.id)),
      sold AS (
        SELECT e.campaign_id, e.day, 'person' AS whose, '' AS origin, e.currency, %1$s
        FROM standing e
        UNION ALL
        SELECT e.campaign_id, e.day, 'person', e.origin, e.currency, %2$s
        FROM standing e)
      %3$s
      """
          .formatted(
              SaleCount.numbers("-", "e.nth = 1"),
              SaleCount.numbers("", "e.nth = 1"),
              SaleCount.add("$4"));
}
