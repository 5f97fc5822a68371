package io.promobot.lead;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Erases people who registered; the figures keep counting them. */
public final class LeadEraseStore {
  private final Database database;
  private final String page;

  public LeadEraseStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** False when there is no such lead. */
  public Future<Boolean> erase(long id) {
    return database.transaction(tx -> erase(tx, LOCK, id)).map(erased -> erased > 0);
  }

  /** Those who signed up as this customer in the chat. */
  public Future<Void> eraseOfCustomer(SqlConnection tx, long customer) {
    return erase(tx, LOCK_OF_CUSTOMER, customer).mapEmpty();
  }

  private Future<Integer> erase(SqlConnection tx, String lock, long id) {
    return tx.preparedQuery(lock)
        .execute(Tuple.of(page, id))
        .map(rows -> rows.stream().map(row -> row.getLong("id")).toArray(Long[]::new))
        .compose(ids -> ids.length == 0 ? Future.succeededFuture(0) : eraseLocked(tx, ids));
  }

  private static final String LOCK =
      "SELECT id FROM lead WHERE page_id = $1 AND id = $2 FOR UPDATE";

  private static final String LOCK_OF_CUSTOMER =
      "SELECT id FROM lead WHERE page_id = $1 AND customer_id = $2 ORDER BY email_key FOR UPDATE";

  private Future<Integer> eraseLocked(SqlConnection tx, Long[] ids) {
    Tuple key = Tuple.tuple().addString(page).addArrayOfLong(ids);
    return tx.preparedQuery(DELETE_IN_FLIGHT)
        .execute(key)
        .compose(v -> tx.preparedQuery(CANCEL_LETTER).execute(key))
        .compose(v -> tx.preparedQuery(FORGET_WORDS).execute(key))
        .compose(v -> tx.preparedQuery(FORGET_ANSWER_BY_EMAIL).execute(key))
        .compose(v -> tx.preparedQuery(FORGET_ASKER).execute(key))
        .compose(v -> tx.preparedQuery(FORGET_ANSWERS).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_TOLD).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_LEAD).execute(key))
        .map(ids.length);
  }

  // A mail server's answer that is still to come must not find a row in which it would be kept.
  private static final String DELETE_IN_FLIGHT =
      """
      DELETE FROM outbox
      WHERE page_id = $1 AND lead_id = ANY ($2) AND state IN ('sending', 'unknown')
      """;

  private static final String CANCEL_LETTER =
      """
      UPDATE outbox SET state = 'cancelled', reason = 'erased', settled_at = now()
      WHERE page_id = $1 AND lead_id = ANY ($2) AND state IN ('queued', 'held')
      """;

  // The other side's words about an e-mail may name its recipient.
  private static final String FORGET_WORDS =
      "UPDATE outbox SET detail = NULL, message_id = NULL WHERE page_id = $1 AND lead_id = ANY ($2)";

  private static final String THEIR_REQUESTS =
      """
      l.id = ANY ($2) AND r.page_id = l.page_id
        AND (lower(r.email) = l.email_key OR r.phone = l.phone OR r.customer_id = l.customer_id)\
      """;

  // One that waits finds no address any more, and is cancelled by that.
  private static final String FORGET_ANSWER_BY_EMAIL =
      """
      UPDATE outbox o SET detail = NULL, message_id = NULL
      FROM request r, lead l
      WHERE l.page_id = $1 AND %s
        AND o.page_id = $1 AND o.request_id = r.id AND o.request_id IS NOT NULL
        AND o.kind = 'email' AND o.channel_id IS NULL
      """
          .formatted(THEIR_REQUESTS);

  private static final String FORGET_ASKER =
      """
      UPDATE request r SET name = NULL, email = NULL, phone = NULL, attributes = '{}'
      FROM lead l
      WHERE l.page_id = $1 AND %s
      """
          .formatted(THEIR_REQUESTS);

  // The keys stay, so that a late repeat of the call does not bring the person back.
  private static final String FORGET_ANSWERS =
      """
      UPDATE answered SET body = '{"id":"' || lead_id || '"}', lead_id = NULL
      WHERE page_id = $1 AND lead_id = ANY ($2)
      """;

  private static final String DELETE_TOLD =
      """
      DELETE FROM outbox
      WHERE page_id = $1 AND subject_id = ANY ($2) AND event = 'lead.created'
      """;

  private static final String DELETE_LEAD = "DELETE FROM lead WHERE page_id = $1 AND id = ANY ($2)";
}
