package io.promobot.lead;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Forgets people who registered; the figures keep counting them. */
public final class LeadEraseStore {
  private final Database database;
  private final String page;

  public LeadEraseStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** False when there is no such lead. */
  public Future<Boolean> erase(long id) {
    Tuple key = Tuple.of(page, id);
    return database.transaction(
        tx ->
            tx.preparedQuery(LOCK)
                .execute(key)
                .compose(
                    locked ->
                        locked.size() == 0 ? Future.succeededFuture(false) : eraseLocked(tx, key)));
  }

  private static final String LOCK =
      "SELECT id FROM lead WHERE page_id = $1 AND id = $2 FOR UPDATE";

  private Future<Boolean> eraseLocked(SqlConnection tx, Tuple key) {
    return tx.preparedQuery(CANCEL_LETTER)
        .execute(key)
        .compose(v -> tx.preparedQuery(FORGET_WORDS).execute(key))
        .compose(v -> tx.preparedQuery(FORGET_ASKER).execute(key))
        .compose(v -> tx.preparedQuery(FORGET_ANSWERS).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_LEAD).execute(key))
        .map(true);
  }

  private static final String CANCEL_LETTER =
      """
      UPDATE outbox SET state = 'cancelled', reason = 'erased', settled_at = now()
      WHERE page_id = $1 AND lead_id = $2 AND state IN ('queued', 'held')
      """;

  // The other side's words about a letter may name whom it went to.
  private static final String FORGET_WORDS =
      "UPDATE outbox SET detail = NULL, message_id = NULL WHERE page_id = $1 AND lead_id = $2";

  private static final String FORGET_ASKER =
      """
      UPDATE request r SET name = NULL, email = NULL, phone = NULL, attributes = '{}'
      FROM lead l
      WHERE l.page_id = $1 AND l.id = $2 AND r.page_id = l.page_id
        AND (lower(r.email) = l.email_key OR r.phone = l.phone OR r.customer_id = l.customer_id)
      """;

  // The keys stay, so that a call repeated late does not bring the person back.
  private static final String FORGET_ANSWERS =
      """
      UPDATE answered SET body = '{"id":"' || lead_id || '"}', lead_id = NULL
      WHERE page_id = $1 AND lead_id = $2
      """;

  private static final String DELETE_LEAD = "DELETE FROM lead WHERE page_id = $1 AND id = $2";
}
