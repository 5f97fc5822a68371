package io.promobot.support;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** What the owner does with requests: close, reopen, erase. */
public final class RequestStateStore {
  private final Database database;
  private final String page;

  public RequestStateStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** False when there is no such request. */
  public Future<Boolean> close(long id) {
    return change(CLOSE, id);
  }

  private static final String CLOSE =
      """
      UPDATE request SET state = 'done', done_at = coalesce(done_at, now())
      WHERE page_id = $1 AND id = $2
      """;

  static Future<Void> close(SqlConnection tx, String page, long id) {
    return tx.preparedQuery(CLOSE).execute(Tuple.of(page, id)).mapEmpty();
  }

  /** False when there is no such request. */
  public Future<Boolean> reopen(long id) {
    return change(REOPEN, id);
  }

  private static final String REOPEN =
      "UPDATE request SET state = 'open', done_at = NULL WHERE page_id = $1 AND id = $2";

  private Future<Boolean> change(String sql, long id) {
    return database
        .general()
        .preparedQuery(sql)
        .execute(Tuple.of(page, id))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * The person's details are erased, and no more notifications go out. False when there is no such
   * request.
   */
  public Future<Boolean> erase(long id) {
    return database.transaction(tx -> erase(tx, DELETE, id)).map(erased -> erased > 0);
  }

  private static final String DELETE =
      "DELETE FROM request WHERE page_id = $1 AND id = $2 RETURNING id";

  /** Everything this customer asked in the chat. */
  public Future<Void> eraseOfCustomer(SqlConnection tx, long customer) {
    return erase(tx, DELETE_OF_CUSTOMER, customer).mapEmpty();
  }

  private static final String DELETE_OF_CUSTOMER =
      "DELETE FROM request WHERE page_id = $1 AND customer_id = $2 RETURNING id";

  private Future<Integer> erase(SqlConnection tx, String delete, long id) {
    return tx.preparedQuery(delete)
        .execute(Tuple.of(page, id))
        .map(rows -> rows.stream().map(row -> row.getLong("id")).toArray(Long[]::new))
        .compose(ids -> ids.length == 0 ? Future.succeededFuture(0) : silence(tx, ids));
  }

  private Future<Integer> silence(SqlConnection tx, Long[] ids) {
    Tuple key = Tuple.tuple().addString(page).addArrayOfLong(ids);
    return tx.preparedQuery(DELETE_IN_FLIGHT)
        .execute(key)
        .compose(done -> tx.preparedQuery(CANCEL_AND_DETACH).execute(key))
        .compose(done -> tx.preparedQuery(DELETE_TOLD).execute(key))
        .map(ids.length);
  }

  private static final String DELETE_IN_FLIGHT =
      """
      DELETE FROM outbox
      WHERE page_id = $1 AND request_id = ANY ($2) AND request_id IS NOT NULL
        AND customer_id IS NULL AND state IN ('sending', 'unknown')
      """;

  private static final String DELETE_TOLD =
      """
      DELETE FROM outbox
      WHERE page_id = $1 AND subject_id = ANY ($2) AND event = 'request.opened'
      """;

  // What went out stays on record; its subject and the other side's words do not. What was said in
  // a chat is the customer's, and goes with them.
  private static final String CANCEL_AND_DETACH =
      """
      UPDATE outbox SET request_id = NULL, message_id = NULL, detail = NULL,
        words = CASE WHEN customer_id IS NULL THEN NULL ELSE words END,
        state = CASE state WHEN 'queued' THEN 'cancelled' ELSE state END,
        reason = CASE WHEN state <> 'queued' THEN reason
          WHEN customer_id IS NULL THEN 'erased' ELSE 'cancelled_by_owner' END,
        settled_at = CASE WHEN state IN ('sending', 'unknown') THEN settled_at
          ELSE coalesce(settled_at, now()) END
      WHERE page_id = $1 AND request_id = ANY ($2) AND request_id IS NOT NULL
      """;
}
