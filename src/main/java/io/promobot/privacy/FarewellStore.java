package io.promobot.privacy;

import io.promobot.customer.CustomerEraseStore;
import io.promobot.db.Database;
import io.promobot.flow.ForgetStory;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/** Erases those who confirmed it in the chat, once their receipt is out. */
public final class FarewellStore {
  private final Database db;
  private final String page;
  private final CustomerEraseStore customers;

  public FarewellStore(Database db, String page) {
    this.db = db;
    this.page = page;
    this.customers = new CustomerEraseStore(db, page);
  }

  /** Erases up to this many, and answers with how many it found. */
  Future<Integer> erase(int most) {
    return db.general()
        .preparedQuery(DUE)
        .execute(Tuple.of(page, most, ForgetStory.RECEIPT.name()))
        .compose(this::erase);
  }

  // The few seconds let a receipt arrive that is sent by being committed, and its echo come back.
  private static final String DUE =
      """
      SELECT c.id FROM customer c
      WHERE c.page_id = $1 AND c.erase_at IS NOT NULL
        AND (c.erase_at <= now() OR NOT EXISTS (
            SELECT FROM outbox o
            WHERE o.page_id = $1 AND o.customer_id = c.id AND o.say = $3
              AND o.state IN ('queued', 'sending', 'unknown'))
          AND NOT EXISTS (
            SELECT FROM outbox o
            WHERE o.page_id = $1 AND o.customer_id = c.id AND o.say = $3
              AND o.state IN ('held', 'sent', 'failed', 'skipped', 'cancelled')
              AND o.settled_at > now() - interval '5 seconds'))
      ORDER BY c.erase_at
      LIMIT $2
      """;

  /** One after the other: each is a transaction of its own, which another replica may have done. */
  private Future<Integer> erase(RowSet<Row> due) {
    Future<Boolean> done = Future.succeededFuture(false);
    for (Row row : due) {
      long id = row.getLong("id");
      done = done.compose(before -> db.transaction(tx -> customers.erase(tx, id)));
    }
    return done.map(due.size());
  }
}
