package io.promobot.inbox;

import io.promobot.flow.Stories;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Takes back the gentle reminders of customers who are being answered by a person. */
final class ReminderStore {
  private final String page;

  ReminderStore(String page) {
    this.page = page;
  }

  /** Only those not tried yet; a campaign's messages and answers to taps stay. */
  Future<Void> skip(SqlConnection tx, Long[] customers) {
    return tx.preparedQuery(SKIP)
        .execute(
            Tuple.tuple()
                .addString(page)
                .addArrayOfLong(customers)
                .addArrayOfString(Stories.gentle()))
        .mapEmpty();
  }

  // Rows in somebody's hands are on their way: waiting for them could deadlock. A customer's
  // messages are in two indexes, so they are looked for twice, and locked once they are found: one
  // that changes from one state to the other meanwhile is in both.
  private static final String SKIP =
      """
      UPDATE outbox SET state = 'skipped', reason = 'person_answers', settled_at = now()
      WHERE page_id = $1 AND state IN ('queued', 'held') AND id = ANY (ARRAY(
        SELECT id FROM outbox_live
        WHERE page_id = $1 AND state IN ('queued', 'held') AND attempts = 0 AND id = ANY (ARRAY(
          SELECT id FROM outbox_live
          WHERE page_id = $1 AND customer_id = ANY ($2) AND state = 'queued' AND say = ANY ($3)
          ) || ARRAY(
          SELECT id FROM outbox_live
          WHERE page_id = $1 AND customer_id = ANY ($2) AND state = 'held' AND say = ANY ($3)))
        FOR UPDATE SKIP LOCKED))
      """;
}
