package io.promobot.segment;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/**
 * Counts the people a condition is true of while somebody waits: all of them if that looks and is
 * quick, otherwise those of a sample.
 */
public final class CountStore {
  static final int SAMPLE = QuickStore.SAMPLE;

  /** What the planner expects of a million customers read once, and a half more. */
  static final double DEAREST = 50_000;

  private final Database database;
  private final String page;
  private final ConditionStore conditions;
  private final QuickStore quick;

  public CountStore(Database database, String page, ConditionStore conditions) {
    this(database, page, conditions, new QuickStore(QuickStore.PATIENCE, DEAREST));
  }

  CountStore(Database database, String page, ConditionStore conditions, QuickStore quick) {
    this.database = database;
    this.page = page;
    this.conditions = conditions;
    this.quick = quick;
  }

  /** Fails with {@link ConditionRefused}. */
  public Future<Headcount> count(JsonObject where) {
    return database.transaction(
        tx ->
            conditions
                .read(tx, where)
                .compose(
                    asked ->
                        all(tx, conditions.clauseOfAll(asked, 2))
                            .compose(
                                all ->
                                    all.map(row -> Headcount.exactly(row.getLong("people")))
                                        .map(Future::succeededFuture)
                                        .orElseGet(() -> about(tx, conditions.clause(asked, 2))))));
  }

  private Future<Optional<Row>> all(SqlConnection tx, ClauseStore clause) {
    return quick.row(tx, ALL + clause.sql(), () -> clause.after(Tuple.of(page)));
  }

  private static final String ALL =
      "SELECT count(*) AS people FROM customer c WHERE c.page_id = $1 AND ";

  private Future<Headcount> about(SqlConnection tx, ClauseStore clause) {
    return tx.preparedQuery(ABOUT.formatted(clause.sql()))
        .execute(clause.after(Tuple.of(page)))
        .map(rows -> estimated(rows.iterator().next()));
  }

  private static final String ABOUT =
      "WITH "
          + QuickStore.DRAWN.replace("%", "%%")
          + " SELECT "
          + QuickStore.SIZES
          + ", count(*) FILTER (WHERE %s) AS fits FROM "
          + QuickStore.WHO_WAS_DRAWN;

  private static Headcount estimated(Row row) {
    long ids = row.getLong("ids");
    long drawn = row.getLong("drawn");
    long fits = row.getLong("fits");
    return drawn == ids ? Headcount.exactly(fits) : Headcount.of(fits, drawn, ids);
  }
}
