package io.promobot.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Lets one replica at a time remove something. */
final class TurnStore {
  private final String page;

  TurnStore(String page) {
    this.page = page;
  }

  /** Whether the turn is ours until the transaction ends; nobody waits for it. */
  Future<Boolean> take(SqlConnection tx) {
    return tx.preparedQuery(TAKE)
        .execute(Tuple.of(page))
        .map(rows -> rows.iterator().next().getBoolean("ours"));
  }

  private static final String TAKE =
      """
      SELECT pg_try_advisory_xact_lock(hashtext('promobot retention'), hashtext($1)) AS ours
      """;
}
