package io.promobot.coupon;

import io.promobot.http.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Keeps apart those who give out codes and those who change what holds for them, so that everybody
 * who was given one is counted.
 */
final class TermsLockStore {
  /** Each after a hundredth of a second. */
  private static final int MOST_LOOKS = 400;

  private final String page;

  TermsLockStore(String page) {
    this.page = page;
  }

  /** Those who give out codes without a limit keep their terms as they are, side by side. */
  Future<Void> keep(SqlConnection tx, String[] campaigns) {
    return tx.preparedQuery(KEEP)
        .execute(Tuple.tuple().addString(page).addArrayOfString(campaigns))
        .mapEmpty();
  }

  private static final String KEEP =
      """
      SELECT pg_advisory_xact_lock_shared(hashtext('promobot coupon ' || $1), hashtext(c))
      FROM unnest($2::text[]) AS c
      """;

  /**
   * Has a row for the campaign, so that all who begin to take in events from now on {@link #keep}
   * its terms: where nobody has said anything about a coupon, showing its code locks nothing.
   */
  Future<Void> begin(SqlClient client, String campaign) {
    return client.preparedQuery(BEGIN).execute(Tuple.of(page, campaign)).mapEmpty();
  }

  private static final String BEGIN =
      """
      INSERT INTO coupon_terms (page_id, campaign_id, kind)
      SELECT page_id, id, 'shared' FROM campaign WHERE page_id = $1 AND id = $2
      ON CONFLICT DO NOTHING
      """;

  /**
   * Waits for all who read the terms before {@link #begin}, and for those who are giving out codes
   * by the old ones; later ones read the new. Fails with a {@link Problem} when that takes long.
   */
  Future<Void> alone(SqlConnection tx, String campaign) {
    return tx.query(AT_WORK)
        .execute()
        .compose(
            rows -> over(tx, rows.iterator().next().getArrayOfStrings("transactions"), MOST_LOOKS))
        .compose(over -> tx.preparedQuery(ALONE).execute(Tuple.of(page, campaign)))
        .mapEmpty();
  }

  private static Future<Void> over(SqlConnection tx, String[] transactions, int looks) {
    if (transactions.length == 0) {
      return Future.succeededFuture();
    }
    if (looks == 0) {
      return Future.failedFuture(
          Problem.unavailable("Too much is going on just now; please try again in a moment"));
    }
    return tx.query(BREATH)
        .execute()
        .compose(
            rested ->
                tx.preparedQuery(STILL_AT_WORK)
                    .execute(Tuple.tuple().addArrayOfString(transactions)))
        .compose(
            rows -> over(tx, rows.iterator().next().getArrayOfStrings("transactions"), looks - 1));
  }

  // Everyone who takes in an event stores it first, and reads the terms after that. A lock on the
  // table would also wait for those who gather statistics, and have everybody else wait for us.
  private static final String AT_WORK =
      """
      SELECT coalesce(array_agg(virtualtransaction), '{}') AS transactions FROM pg_locks
      WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND relation = 'event'::regclass AND mode = 'RowExclusiveLock' AND pid <> pg_backend_pid()
      """;
  private static final String STILL_AT_WORK = AT_WORK + "AND virtualtransaction = ANY ($1)";
  private static final String BREATH = "SELECT pg_sleep(0.01)";

  private static final String ALONE =
      """
      SELECT pg_advisory_xact_lock(hashtext('promobot coupon ' || $1), hashtext($2)), (
        SELECT given FROM coupon_terms WHERE page_id = $1 AND campaign_id = $2 FOR UPDATE)
      """;
}
