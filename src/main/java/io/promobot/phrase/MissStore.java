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
  /** Different texts of one person; further texts are not recorded. */
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
      SELECT $1, t.customer, t.plain, t.written, t.language, t.times, t.first_at, t.last_at
      FROM (
        SELECT u.*, row_number() OVER (PARTITION BY customer, known ORDER BY first_at, plain) AS nth
        FROM (
          SELECT customer, plain, min(written) AS written, min(language) AS language,
            count(*) AS times, min(at) AS first_at, max(at) AS last_at,
            EXISTS (SELECT FROM not_understood o
              WHERE o.page_id = $1 AND o.customer_id = customer AND o.plain = told.plain) AS known
          FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
            AS told (customer, plain, written, language, at)
          GROUP BY customer, plain) u) t
      WHERE t.known OR t.nth + (
        SELECT count(*) FROM not_understood o
        WHERE o.page_id = $1 AND o.customer_id = t.customer) <= $7
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
