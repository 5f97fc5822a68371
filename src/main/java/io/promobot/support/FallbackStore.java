package io.promobot.support;

import io.promobot.outbox.Aftercare;
import io.promobot.outbox.FailedCall;
import io.promobot.outbox.Order;
import io.promobot.outbox.OrderStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * Sends the default desk what another channel failed to deliver; if that fails, too, it has failed.
 */
public final class FallbackStore implements Aftercare {
  private final String page;
  private final OrderStore orders;

  public FallbackStore(String page) {
    this.page = page;
    this.orders = new OrderStore(page);
  }

  @Override
  public Future<Void> failed(SqlConnection tx, List<FailedCall> failed) {
    Long[] requests =
        failed.stream()
            .filter(call -> !call.fallback())
            .map(FailedCall::request)
            .distinct()
            .toArray(Long[]::new);
    if (requests.length == 0) {
      return Future.succeededFuture();
    }
    return tx.preparedQuery(UNTOLD)
        .execute(Tuple.tuple().addString(page).addArrayOfLong(requests))
        .map(rows -> rows.stream().map(FallbackStore::order).toList())
        .compose(untold -> orders.add(tx, untold))
        .mapEmpty();
  }

  // Nobody needs to be notified of what is already answered.
  private static final String UNTOLD =
      """
      SELECT r.id AS request, c.id AS channel, c.type
      FROM request r
        JOIN topic t ON t.page_id = r.page_id AND t.is_default
        JOIN topic_channel tc ON tc.page_id = t.page_id AND tc.topic_id = t.id
        JOIN channel c ON c.page_id = tc.page_id AND c.id = tc.channel_id
      WHERE r.page_id = $1 AND r.id = ANY ($2) AND r.state = 'open'
        AND NOT EXISTS (SELECT FROM outbox o
          WHERE o.page_id = r.page_id AND o.request_id = r.id AND o.channel_id = c.id)
      ORDER BY r.id, c.id
      """;

  private static Order order(Row row) {
    return Order.news(row.getString("type"), row.getLong("request"), row.getLong("channel"), true);
  }
}
