package io.promobot.support;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** What the owner does with requests: answer, reopen, erase. */
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
        .map(ids.length);
  }

  private static final String DELETE_IN_FLIGHT =
      """
      DELETE FROM outbox
      WHERE page_id = $1 AND request_id = ANY ($2) AND request_id IS NOT NULL
        AND state IN ('sending', 'unknown')
      """;

  // What went out stays on record; its subject and the other side's words do not.
  private static final String CANCEL_AND_DETACH =
      """
      UPDATE outbox SET request_id = NULL, message_id = NULL, detail = NULL,
        state = CASE state WHEN 'queued' THEN 'cancelled' ELSE state END,
        reason = CASE state WHEN 'queued' THEN 'erased' ELSE reason END,
        settled_at = coalesce(settled_at, now())
      WHERE page_id = $1 AND request_id = ANY ($2) AND request_id IS NOT NULL
      """;
}
