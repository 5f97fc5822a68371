package io.promobot.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;

/** Queues what the channels that asked for it are told about coupons, in the same transaction. */
public final class CouponNewsStore {
  private final String page;

  public CouponNewsStore(String page) {
    this.page = page;
  }

  /** Answers with how many calls were queued for these entries of the ledger. */
  public Future<Integer> add(SqlConnection tx, Collection<Long> entries) {
    if (entries.isEmpty()) {
      return Future.succeededFuture(0);
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(entries.toArray(Long[]::new))
            .addLong(OrderStore.TRIED_FOR.toMillis());
    return tx.preparedQuery(ADD).execute(tuple).map(rows -> rows.rowCount());
  }

  private static final String ADD =
      """
      INSERT INTO outbox (page_id, kind, channel_id, coupon_entry_id, give_up_at, priority)
      SELECT $1, c.type, c.id, u.entry, now() + $3 * interval '1 ms', 2
      FROM channel c, unnest($2::bigint[]) WITH ORDINALITY AS u (entry, nth)
      WHERE c.page_id = $1 AND c.coupons
      ORDER BY c.id, u.nth
      """;
}
