package io.promobot.segment;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks about a page's customers while somebody waits: about all of them if that looks and is quick.
 * If not, the same customers are drawn each time.
 */
public final class QuickStore {
  /** What remains of 300 ms when a sample has to be read as well. */
  public static final Duration PATIENCE = Duration.ofMillis(150);

  /** How many numbers are drawn; some may be nobody's any more. */
  static final int SAMPLE = 5_000;

  private static final String CANCELLED = "57014";

  private final Duration patience;
  private final double dearest;

  /**
   * @param patience after which the question is given up
   * @param dearest what the planner may expect it to cost
   */
  public QuickStore(Duration patience, double dearest) {
    this.patience = patience;
    this.dearest = dearest;
  }

  /** The only row that this statement returns; empty if it takes too long or looks as if. */
  public Future<Optional<Row>> row(SqlConnection tx, String sql, Supplier<Tuple> parameters) {
    return tx.query(WHOLE_TABLES.formatted(patience.toMillis()))
        .execute()
        .compose(v -> cost(tx, sql, parameters.get()))
        .compose(cost -> cost > dearest ? nothing() : run(tx, sql, parameters.get()))
        .compose(answer -> asBefore(tx).map(answer));
  }

  // Whole tables are read at once, so the planner may do what it does not when it looks rows up.
  private static final String WHOLE_TABLES =
      "SAVEPOINT quick; SET LOCAL statement_timeout = %d; SET LOCAL enable_seqscan = on;"
          + " SET LOCAL enable_hashjoin = on; SET LOCAL enable_mergejoin = on;"
          + " SET LOCAL enable_material = on; SET LOCAL max_parallel_workers_per_gather = 2";

  private static Future<Double> cost(SqlConnection tx, String sql, Tuple parameters) {
    return tx.preparedQuery("EXPLAIN (FORMAT JSON) " + sql)
        .execute(parameters)
        .map(rows -> rows.iterator().next().getJsonArray(0).getJsonObject(0))
        .map(explained -> explained.getJsonObject("Plan").getDouble("Total Cost"))
        .recover(failure -> orElse(failure, Double.MAX_VALUE));
  }

  private static Future<Optional<Row>> run(SqlConnection tx, String sql, Tuple parameters) {
    return tx.preparedQuery(sql)
        .execute(parameters)
        .map(rows -> Optional.of(rows.iterator().next()))
        .recover(failure -> orElse(failure, Optional.empty()));
  }

  private static <T> Future<T> orElse(Throwable failure, T late) {
    return failure instanceof PgException refused && CANCELLED.equals(refused.getSqlState())
        ? Future.succeededFuture(late)
        : Future.failedFuture(failure);
  }

  private static Future<Optional<Row>> nothing() {
    return Future.succeededFuture(Optional.empty());
  }

  /** What was set since then is undone, and the time limit with it. */
  private static Future<Void> asBefore(SqlConnection tx) {
    return tx.query("ROLLBACK TO SAVEPOINT quick").execute().mapEmpty();
  }

  /**
   * How many customers there are and the numbers that are drawn of theirs, as parts of a WITH whose
   * {@code $1} is the page. The same numbers each time: one condition more never seems to add
   * people.
   */
  public static final String DRAWN =
      """
      span AS MATERIALIZED (
        SELECT min(id) AS first, max(id) - min(id) + 1 AS ids FROM customer WHERE page_id = $1),
      drawn AS MATERIALIZED (
        SELECT DISTINCT first + (hashint8extended(n, 15) & 9223372036854775807) %% ids AS id
        FROM span, generate_series(1::bigint, %d) AS n WHERE ids > 0)"""
          .formatted(SAMPLE);

  /** How many numbers there are, and how many were drawn. */
  public static final String SIZES =
      "coalesce((SELECT ids FROM span), 0) AS ids, (SELECT count(*) FROM drawn) AS drawn";

  /**
   * Those who were drawn, as {@code c}. With LIMIT 1 each is looked up; otherwise everybody might
   * be compared with all that were drawn.
   */
  public static final String WHO_WAS_DRAWN =
      """
      drawn CROSS JOIN LATERAL (
        SELECT * FROM customer WHERE page_id = $1 AND id = drawn.id LIMIT 1) c""";
}
