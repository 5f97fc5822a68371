package io.promobot.campaign;

import io.promobot.segment.Condition;
import io.promobot.segment.ConditionStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Whom a send asks next, in the order in which they came. */
final class NextStore {
  /**
   * Numbers of customers, who are not locked while they are looked through, but the campaign is.
   */
  private static final int LOOKED_THROUGH = 10_000;

  private final String page;
  private final ConditionStore conditions;

  /**
   * Customers, locked until the transaction ends.
   *
   * @param to up to whom everybody has been considered
   * @param asked what the send asks of each, to be looked at again now that nobody changes them
   */
  record Next(Long[] ids, long to, boolean last, Optional<Condition> asked) {
    private Next notLast() {
      return new Next(ids, to, false, asked);
    }
  }

  NextStore(String page, ConditionStore conditions) {
    this.page = page;
    this.conditions = conditions;
  }

  /** Those after {@code from} and up to {@code end} who fit, at most {@code most} of them. */
  Future<Next> next(SqlConnection tx, long from, long end, int most, Optional<JsonObject> where) {
    return where.isEmpty()
        ? everybody(tx, from, end, most)
        : conditions.read(tx, where.get()).compose(asked -> fitting(tx, from, end, most, asked));
  }

  private Future<Next> everybody(SqlConnection tx, long from, long end, int most) {
    return tx.preparedQuery(LOCK_NEXT)
        .execute(Tuple.of(page, from, end, most))
        .map(NextStore::ids)
        .map(
            ids -> {
              boolean last = ids.length < most;
              return new Next(ids, last ? end : ids[ids.length - 1], last, Optional.empty());
            });
  }

  private static final String LOCK_NEXT =
      """
      SELECT id FROM customer
      WHERE page_id = $1 AND id > $2 AND id <= $3
      ORDER BY id
      LIMIT $4
      FOR UPDATE
      """;

  private static Long[] ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getLong("id"))
        .toArray(Long[]::new);
  }

  private Future<Next> fitting(SqlConnection tx, long from, long end, int most, Condition asked) {
    return tx.preparedQuery(STRETCH)
        .execute(Tuple.of(page, from, end, LOOKED_THROUGH))
        .map(rows -> rows.iterator().next().getLong("to"))
        .compose(
            to -> within(tx, from, to, most, asked).map(next -> to >= end ? next : next.notLast()));
  }

  // Over a gap in the numbers in one step.
  private static final String STRETCH =
      """
      SELECT coalesce(least(min(id) - 1 + $4, $3), $3) AS "to"
      FROM customer WHERE page_id = $1 AND id > $2 AND id <= $3
      """;

  private Future<Next> within(
      SqlConnection tx, long from, long stretch, int most, Condition asked) {
    var clause = conditions.clause(asked, 5);
    return tx.preparedQuery(FITTING.formatted(clause.sql()))
        .execute(clause.after(Tuple.of(page, from, stretch, most)))
        .map(NextStore::ids)
        .compose(
            ids -> {
              boolean more = ids.length == most;
              long to = more ? ids[ids.length - 1] : stretch;
              return tx.preparedQuery(LOCK_THESE)
                  .execute(Tuple.of(page).addArrayOfLong(ids))
                  .map(locked -> new Next(ids, to, !more, Optional.of(asked)));
            });
  }

  private static final String FITTING =
      """
      SELECT c.id FROM customer c
      WHERE c.page_id = $1 AND c.id > $2 AND c.id <= $3 AND %s
      ORDER BY c.id
      LIMIT $4
      """;

  private static final String LOCK_THESE =
      """
      SELECT FROM customer WHERE page_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE
      """;
}
