package io.promobot.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;

/** Queues calls in the transaction that decided them, in their order. */
public final class OrderStore {
  /** Counted from when it was due. */
  public static final Duration TRIED_FOR = Duration.ofHours(24);

  /** What a letter to the owner says; it is about nobody. */
  public static final String WEEKLY_LETTER = "WEEKLY_LETTER";

  private final String page;

  public OrderStore(String page) {
    this.page = page;
  }

  /**
   * Answers with the rows' ids, in the same order; a notification that a channel already has is not
   * queued again.
   */
  public Future<List<Long>> add(SqlConnection tx, List<Order> orders) {
    if (orders.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfString(orders.stream().map(Order::kind).toArray(String[]::new))
            .addArrayOfLong(orders.stream().map(o -> o.lead().orElse(null)).toArray(Long[]::new))
            .addArrayOfLong(orders.stream().map(o -> o.request().orElse(null)).toArray(Long[]::new))
            .addArrayOfLong(orders.stream().map(o -> o.channel().orElse(null)).toArray(Long[]::new))
            .addArrayOfLong(orders.stream().map(o -> o.in().toMillis()).toArray(Long[]::new))
            .addArrayOfBoolean(orders.stream().map(Order::fallback).toArray(Boolean[]::new))
            .addLong(TRIED_FOR.toMillis());
    return tx.preparedQuery(ADD)
        .execute(tuple)
        .map(rows -> rows.stream().map(OrderStore::id).sorted().toList());
  }

  private static Long id(Row row) {
    return row.getLong("id");
  }

  private static final String ADD =
      """
      INSERT INTO outbox (page_id, kind, lead_id, request_id, channel_id, due_at, give_up_at, fallback,
        priority)
      SELECT $1, u.kind, u.lead_id, u.request_id, u.channel_id, now() + u.pause * interval '1 ms',
        now() + (u.pause + $8) * interval '1 ms', u.fallback, 2
      FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bool[])
          WITH ORDINALITY AS u (kind, lead_id, request_id, channel_id, pause, fallback, nth)
      WHERE NOT EXISTS (SELECT FROM outbox o WHERE o.page_id = $1 AND o.request_id = u.request_id
        AND o.channel_id = u.channel_id AND o.request_id IS NOT NULL)
      ORDER BY u.nth
      ON CONFLICT DO NOTHING
      RETURNING id
      """;
}
