package io.promobot.followup;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

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

  /**
   * Answers with how many messages it has taken back. What may have arrived is not decided again:
   * it waits until the quiet hours end.
   */
  public Future<Integer> rest(Instant until) {
    return database
        .general()
        .preparedQuery(WAIT)
        .execute(Tuple.of(page, until.atOffset(ZoneOffset.UTC)))
        .compose(waiting -> step(0));
  }

  static final String WAIT =
      """
      UPDATE outbox_live SET due_at = $2
      WHERE page_id = $1 AND id = ANY (ARRAY(
        SELECT id FROM outbox_live
        WHERE page_id = $1 AND priority = 1 AND state IN ('queued', 'held')
          AND say IN ('REMIND_LAST_DAY', 'REMIND_UNOPENED') AND possible_duplicate AND due_at < $2
        ORDER BY id
        FOR UPDATE SKIP LOCKED))
      """;

  private Future<Integer> step(int before) {
    return database
        .transaction(tx -> tx.preparedQuery(TAKE_BACK).execute(Tuple.of(page, STEP)))
        .map(RowSet::size)
        .compose(taken -> taken == 0 ? Future.succeededFuture(before) : step(before + taken));
  }

  // Customers come first, everywhere, then coupons. Rows in somebody's hands are taken the next
  // time: waiting for them could deadlock. A reminder speaks of tomorrow, so it is due today or
  // never; its message goes only together with the mark at its coupon.
  static final String TAKE_BACK =
      """
      WITH waiting AS MATERIALIZED (
        SELECT o.id, o.customer_id, o.campaign_id, o.say
        FROM outbox_live o JOIN customer p ON p.page_id = o.page_id AND p.id = o.customer_id
        WHERE o.page_id = $1 AND o.priority = 1 AND o.state IN ('queued', 'held')
          AND o.say IN ('REMIND_LAST_DAY', 'REMIND_UNOPENED') AND NOT o.possible_duplicate
        ORDER BY o.id LIMIT $2
        FOR UPDATE OF p SKIP LOCKED),
      own AS MATERIALIZED (
        SELECT c.id
        FROM waiting w JOIN coupon c ON c.page_id = $1
          AND c.customer_id = w.customer_id AND c.campaign_id = w.campaign_id
        WHERE w.say = 'REMIND_LAST_DAY'
        ORDER BY c.id
        FOR UPDATE OF c SKIP LOCKED),
      taken AS (
        DELETE FROM outbox_live WHERE page_id = $1 AND id = ANY (ARRAY(
          SELECT o.id FROM waiting w JOIN outbox_live o ON o.page_id = $1 AND o.id = w.id
          WHERE o.state IN ('queued', 'held')
            AND (w.say <> 'REMIND_LAST_DAY' OR NOT EXISTS (
              SELECT FROM coupon c
              WHERE c.page_id = $1 AND c.customer_id = w.customer_id
                AND c.campaign_id = w.campaign_id AND c.id <> ALL (ARRAY(SELECT id FROM own))))
          ORDER BY o.id
          FOR UPDATE OF o SKIP LOCKED))
        RETURNING customer_id, campaign_id, say),
      later AS (
        INSERT INTO follow_up (page_id, customer_id, campaign_id, due_at)
        SELECT $1, customer_id, campaign_id, now() FROM taken WHERE say = 'REMIND_UNOPENED'
        ON CONFLICT DO NOTHING),
      coupon_later AS (
        UPDATE coupon c SET reminded_at = NULL
        FROM taken
        WHERE c.page_id = $1 AND c.id = ANY (ARRAY(SELECT id FROM own))
          AND c.customer_id = taken.customer_id AND c.campaign_id = taken.campaign_id
          AND taken.say = 'REMIND_LAST_DAY' AND c.uses = 0 AND c.voided_at IS NULL)
      SELECT FROM taken
      """;
}
