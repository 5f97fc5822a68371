package io.promobot.coupon;

import io.promobot.campaign.SharedCodeStore;
import io.promobot.db.KeyPlans;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Keeps apart those who give out codes and those who change what holds for them, so that everybody
 * who was given one is counted.
 */
final class TermsLockStore {
  private final String page;
  private final SharedCodeStore codes;

  TermsLockStore(String page) {
    this.page = page;
    this.codes = new SharedCodeStore(page);
  }

  /**
   * All terms stay as they are until this transaction ends; many may keep them side by side. It
   * comes first in a transaction, which then has nothing that others wait for while it waits here.
   */
  Future<Void> keep(SqlConnection tx) {
    return tx.preparedQuery(KEEP).execute(Tuple.of(page)).mapEmpty();
  }

  /**
   * Waits for all who {@link #keep} the terms; later ones read what is changed here. They wait
   * behind us, so we do not wait for long.
   */
  Future<Void> alone(SqlConnection tx, String campaign) {
    // before anybody has to wait for us, and in the order of those who publish texts
    return tx.preparedQuery(CAMPAIGN)
        .execute(Tuple.of(page, campaign))
        .compose(locked -> codes.alone(tx))
        .compose(locked -> tx.query("SET LOCAL lock_timeout = '1s'").execute())
        .compose(brief -> tx.preparedQuery(ALONE).execute(Tuple.of(page)))
        .compose(alone -> tx.query(KeyPlans.USUAL_LOCK_TIMEOUT).execute())
        .mapEmpty();
  }

  /** Whether somebody else held a lock for too long. */
  static boolean isBusy(Throwable failure) {
    return failure instanceof PgException refused && "55P03".equals(refused.getSqlState());
  }

  private static final String CAMPAIGN =
      "SELECT FROM campaign WHERE page_id = $1 AND id = $2 FOR NO KEY UPDATE";
  private static final String KEEP =
      "SELECT pg_advisory_xact_lock_shared(hashtext('promobot coupons'), hashtext($1))";
  private static final String ALONE =
      "SELECT pg_advisory_xact_lock(hashtext('promobot coupons'), hashtext($1))";
}
