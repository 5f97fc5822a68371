package io.promobot.followup;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/**
 * Takes back what follows up and has not gone out when the quiet hours begin. Whether people still
 * get it is decided again after them: they may have answered meanwhile, or it may be too late.
 */
public final class RestStore {
  private static final int STEP = 250;

  private final Database database;
  private final String page;

  public RestStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Answers with how many messages it has taken back. */
  public Future<Integer> rest() {
    return step(0);
  }

  private Future<Integer> step(int before) {
    return database
        .transaction(tx -> tx.preparedQuery(TAKE_BACK).execute(Tuple.of(page, STEP)))
        .map(RowSet::size)
        .compose(taken -> taken == 0 ? Future.succeededFuture(before) : step(before + taken));
  }

  // Rows in somebody's hands are taken the next time: waiting for them could deadlock. What may
  // have arrived is not asked again. A reminder speaks of tomorrow, so it is due today or never.
  static final String TAKE_BACK =
      """
      WITH taken AS (
        DELETE FROM outbox WHERE page_id = $1 AND id = ANY (ARRAY(
          SELECT id FROM outbox
          WHERE page_id = $1 AND priority = 1 AND state = 'queued'
            AND say IN ('REMIND_LAST_DAY', 'REMIND_UNOPENED') AND NOT possible_duplicate
          ORDER BY id LIMIT $2
          FOR UPDATE SKIP LOCKED))
        RETURNING customer_id, campaign_id, say),
      later AS (
        INSERT INTO follow_up (page_id, customer_id, campaign_id, due_at)
        SELECT $1, customer_id, campaign_id, now() FROM taken WHERE say = 'REMIND_UNOPENED'
        ON CONFLICT DO NOTHING),
      coupon_later AS (
        UPDATE coupon SET reminded_at = NULL
        WHERE page_id = $1 AND id = ANY (ARRAY(
          SELECT c.id FROM coupon c JOIN taken ON c.page_id = $1
            AND c.customer_id = taken.customer_id AND c.campaign_id = taken.campaign_id
          WHERE taken.say = 'REMIND_LAST_DAY' AND c.uses = 0 AND c.voided_at IS NULL
          ORDER BY c.id
          FOR UPDATE OF c SKIP LOCKED)))
      SELECT FROM taken
      """;
}
