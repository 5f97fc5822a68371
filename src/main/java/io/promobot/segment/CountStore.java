package io.promobot.segment;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts the people a condition is true of while somebody waits: all of them if that looks and is
 * quick, otherwise those of a sample.
 */
public final class CountStore {
  /** What remains of 300 ms when a sample has to be read as well. */
  static final Duration PATIENCE = Duration.ofMillis(150);

  static final int SAMPLE = 5_000;

  /** What the planner expects of a million customers read once, and a half more. */
  static final double DEAREST = 50_000;

  private static final String CANCELLED = "57014";

  private final Database database;
  private final String page;
  private final ConditionStore conditions;
  private final Duration patience;
  private final double dearest;

  public CountStore(Database database, String page, ConditionStore conditions) {
    this(database, page, conditions, PATIENCE, DEAREST);
  }

  CountStore(
      Database database,
      String page,
      ConditionStore conditions,
      Duration patience,
      double dearest) {
    this.database = database;
    this.page = page;
    this.conditions = conditions;
    this.patience = patience;
    this.dearest = dearest;
  }

  /** Fails with {@link ConditionRefused}. */
  public Future<Headcount> count(JsonObject where) {
    return database.transaction(
        tx ->
            conditions
                .clauseOfAll(tx, where, 2)
                .compose(clause -> exactly(tx, clause))
                .compose(
                    exact -> exact.map(Future::succeededFuture).orElseGet(() -> about(tx, where))));
  }

  private static boolean late(Throwable failure) {
    return failure instanceof PgException refused && CANCELLED.equals(refused.getSqlState());
  }

  // Whole tables are read at once, so the planner may do what it does not when it looks rows up.
  private Future<Optional<Headcount>> exactly(SqlConnection tx, ClauseStore clause) {
    return tx.query(WHOLE_TABLES.formatted(patience.toMillis()))
        .execute()
        .compose(v -> cost(tx, clause))
        .compose(
            cost -> cost > dearest ? Future.succeededFuture(Optional.empty()) : all(tx, clause))
        .compose(counted -> asBefore(tx).map(counted));
  }

  private Future<Double> cost(SqlConnection tx, ClauseStore clause) {
    return tx.preparedQuery("EXPLAIN (FORMAT JSON) " + ALL + clause.sql())
        .execute(clause.after(Tuple.of(page)))
        .map(rows -> rows.iterator().next().getJsonArray(0).getJsonObject(0))
        .map(explained -> explained.getJsonObject("Plan").getDouble("Total Cost"))
        .recover(
            failure ->
                late(failure)
                    ? Future.succeededFuture(Double.MAX_VALUE)
                    : Future.failedFuture(failure));
  }

  private Future<Optional<Headcount>> all(SqlConnection tx, ClauseStore clause) {
    return tx.preparedQuery(ALL + clause.sql())
        .execute(clause.after(Tuple.of(page)))
        .map(rows -> Optional.of(Headcount.exactly(rows.iterator().next().getLong("people"))))
        .recover(
            failure ->
                late(failure)
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(failure));
  }

  /** What was set since then is undone, and the time limit with it. */
  private static Future<Void> asBefore(SqlConnection tx) {
    return tx.query("ROLLBACK TO SAVEPOINT quick").execute().mapEmpty();
  }

  private static final String WHOLE_TABLES =
      "SAVEPOINT quick; SET LOCAL statement_timeout = %d; SET LOCAL enable_seqscan = on;"
          + " SET LOCAL enable_hashjoin = on; SET LOCAL enable_mergejoin = on;"
          + " SET LOCAL enable_material = on; SET LOCAL max_parallel_workers_per_gather = 2";

  private static final String ALL =
      "SELECT count(*) AS people FROM customer c WHERE c.page_id = $1 AND ";

  private Future<Headcount> about(SqlConnection tx, JsonObject where) {
    return conditions
        .clause(tx, where, 3)
        .compose(
            clause ->
                tx.preparedQuery(DRAWN.formatted(clause.sql()))
                    .execute(clause.after(Tuple.of(page, SAMPLE))))
        .map(rows -> estimated(rows.iterator().next()));
  }

  // The same numbers each time: one condition more never seems to add people. With LIMIT 1 each is
  // looked up; otherwise everybody might be compared with all that were drawn.
  private static final String DRAWN =
      """
      WITH span AS MATERIALIZED (
        SELECT min(id) AS first, max(id) - min(id) + 1 AS ids FROM customer WHERE page_id = $1),
      drawn AS MATERIALIZED (
        SELECT DISTINCT first + (hashint8extended(n, 15) & 9223372036854775807) %% ids AS id
        FROM span, generate_series(1::bigint, $2::int) AS n WHERE ids > 0)
      SELECT coalesce((SELECT ids FROM span), 0) AS ids, (SELECT count(*) FROM drawn) AS drawn,
        count(*) FILTER (WHERE %s) AS fits
      FROM drawn CROSS JOIN LATERAL (
        SELECT * FROM customer WHERE page_id = $1 AND id = drawn.id LIMIT 1) c
      """;

  private static Headcount estimated(Row row) {
    long ids = row.getLong("ids");
    long drawn = row.getLong("drawn");
    long fits = row.getLong("fits");
    return drawn == ids ? Headcount.exactly(fits) : Headcount.of(fits, drawn, ids);
  }
}
