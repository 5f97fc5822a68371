package io.promobot.coupon;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Keeps apart those who give out codes and those who change what holds for them, so that everybody
 * who was given one is counted.
 */
final class TermsLockStore {
  private final String page;

  TermsLockStore(String page) {
    this.page = page;
  }

  /**
   * All terms stay as they are until this transaction ends; many may keep them side by side. It
   * comes first in a transaction, which then has nothing that others wait for while it waits here.
   */
  Future<Void> keep(SqlConnection tx) {
    return tx.preparedQuery(KEEP).execute(Tuple.of(page)).mapEmpty();
  }

  /** Waits for all who {@link #keep} the terms; later ones read what is changed here. */
  Future<Void> alone(SqlConnection tx) {
    return tx.query(PATIENT)
        .execute()
        .compose(patient -> tx.preparedQuery(ALONE).execute(Tuple.of(page)))
        .mapEmpty();
  }

  // No batch of events may take longer.
  private static final String PATIENT = "SET LOCAL lock_timeout = '5s'";

  private static final String KEEP =
      "SELECT pg_advisory_xact_lock_shared(hashtext('promobot coupons'), hashtext($1))";
  private static final String ALONE =
      "SELECT pg_advisory_xact_lock(hashtext('promobot coupons'), hashtext($1))";
}
