package io.promobot.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Removes expired sessions of the owner and of tills, sign-in links, counters of wrong guesses and
 * who made them; there are only a handful.
 */
final class SignInSweepStore implements SweepStore {
  private final String page;

  SignInSweepStore(String page) {
    this.page = page;
  }

  @Override
  public Removed.Kind kind() {
    return Removed.Kind.SIGN_INS;
  }

  @Override
  public Future<Batch> sweep(SqlConnection tx, long place) {
    return tx.preparedQuery(REMOVE)
        .execute(Tuple.of(page))
        .map(rows -> new Batch(rows.iterator().next().getLong("removed"), place, true));
  }

  static final String REMOVE =
      """
      WITH links AS (
        DELETE FROM sign_in_link WHERE page_id = $1 AND expires_at < now() RETURNING 1),
      sessions AS (
        DELETE FROM session WHERE page_id = $1 AND %s RETURNING 1),
      tills AS (
        DELETE FROM till_session s WHERE page_id = $1 AND %s RETURNING 1),
      guesses AS (
        DELETE FROM wrong_guess g WHERE page_id = $1 AND %s RETURNING 1),
      callers AS (
        DELETE FROM pin_caller c WHERE page_id = $1 AND %s RETURNING 1)
      SELECT (SELECT count(*) FROM links) + (SELECT count(*) FROM sessions)
        + (SELECT count(*) FROM tills) + (SELECT count(*) FROM guesses)
        + (SELECT count(*) FROM callers) AS removed
      """
          .formatted(Over.SESSION, Over.TILL_SESSION, Over.WRONG_GUESS, Over.PIN_CALLER);
}
