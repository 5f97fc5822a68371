package io.promobot.phrase;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** Writes down what was not understood, in the transaction of the event. */
public final class MissStore {
  /** Different texts of one person; after that only these are counted on. */
  static final int MOST_OF_A_PERSON = 20;

  private final String page;

  public MissStore(String page) {
    this.page = page;
  }

  /** Those who wrote them are locked, or were created, in this transaction. */
  public Future<Void> add(SqlConnection tx, List<Miss> misses) {
    if (misses.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(misses.stream().map(Miss::customer).toArray(Long[]::new))
            .addArrayOfString(each(misses, Miss::plain))
            .addArrayOfString(each(misses, Miss::written))
            .addArrayOfString(each(misses, Miss::language))
            .addArrayOfOffsetDateTime(
                misses.stream().map(miss -> utc(miss.at())).toArray(OffsetDateTime[]::new))
            .addInteger(MOST_OF_A_PERSON);
    return tx.preparedQuery(ADD).execute(tuple).mapEmpty();
  }

  private static final String ADD =
      """
      INSERT INTO not_understood AS n
        (page_id, customer_id, plain, written, language, times, first_at, last_at)
      SELECT $1, t.customer, t.plain, min(t.written), min(t.language), count(*), min(t.at), max(t.at)
      FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
        AS t (customer, plain, written, language, at)
      WHERE (SELECT count(*) FROM not_understood o
             WHERE o.page_id = $1 AND o.customer_id = t.customer) < $7
        OR EXISTS (SELECT FROM not_understood o
                   WHERE o.page_id = $1 AND o.customer_id = t.customer AND o.plain = t.plain)
      GROUP BY t.customer, t.plain
      ON CONFLICT (page_id, customer_id, plain) DO UPDATE
        SET times = least(n.times + excluded.times, 1000000),
          last_at = greatest(n.last_at, excluded.last_at)
      """;

  private static String[] each(List<Miss> misses, Function<Miss, String> what) {
    return misses.stream().map(what).toArray(String[]::new);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
