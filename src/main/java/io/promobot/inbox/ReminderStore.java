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
  // messages
  // are in two indexes, so they are looked for twice.
  private static final String SKIP =
      """
      UPDATE outbox SET state = 'skipped', reason = 'person_answers', settled_at = now()
      WHERE page_id = $1 AND id = ANY (ARRAY(
        SELECT id FROM outbox
        WHERE page_id = $1 AND customer_id = ANY ($2) AND state = 'queued' AND attempts = 0
          AND say = ANY ($3)
        FOR UPDATE SKIP LOCKED) || ARRAY(
        SELECT id FROM outbox
        WHERE page_id = $1 AND customer_id = ANY ($2) AND state = 'held' AND attempts = 0
          AND say = ANY ($3)
        FOR UPDATE SKIP LOCKED))
      """;
}
