package io.promobot.customer;

import io.promobot.channel.Line;
import io.promobot.db.Database;
import io.promobot.lead.LeadEraseStore;
import io.promobot.support.RequestStateStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Erases customers. */
public final class CustomerEraseStore {
  private final Database database;
  private final String page;
  private final LeadEraseStore leads;
  private final RequestStateStore requests;

  public CustomerEraseStore(Database database, String page) {
    this.database = database;
    this.page = page;
    this.leads = new LeadEraseStore(database, page);
    this.requests = new RequestStateStore(database, page);
  }

  /**
   * Removes the person, with what they signed up for and asked in the chat, and leaves the figures:
   * their journeys stay, under a number that no longer leads to anybody. False when there is no
   * such customer.
   */
  public Future<Boolean> erase(String id) {
    if (!id.matches("[0-9]{1,18}")) {
      return Future.succeededFuture(false);
    }
    return database.transaction(tx -> erase(tx, Long.parseLong(id)));
  }

  /** The same within this transaction. */
  public Future<Boolean> erase(SqlConnection tx, long id) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(page, id))
        .compose(
            locked ->
                locked.size() == 0
                    ? Future.succeededFuture(false)
                    : bury(tx, locked.iterator().next().getString("psid"))
                        .compose(buried -> eraseLocked(tx, id)));
  }

  private static final String LOCK =
      "SELECT psid FROM customer WHERE page_id = $1 AND id = $2 FOR UPDATE";

  /** Erases them by their id on their line; it cannot become a customer's later, either. */
  public Future<Void> erasePerson(String person) {
    return database.transaction(
        tx ->
            bury(tx, person)
                .compose(buried -> tx.preparedQuery(BY_PERSON).execute(Tuple.of(page, person)))
                .compose(
                    known ->
                        known.size() == 0
                            ? Future.succeededFuture()
                            : eraseLocked(tx, known.iterator().next().getLong("id")).mapEmpty()));
  }

  private static final String BY_PERSON =
      "SELECT id FROM customer WHERE page_id = $1 AND psid = $2 FOR UPDATE";

  private Future<Boolean> eraseLocked(SqlConnection tx, long id) {
    Tuple key = Tuple.of(page, id);
    return leads
        .eraseOfCustomer(tx, id)
        .compose(v -> requests.eraseOfCustomer(tx, id))
        .compose(v -> tx.preparedQuery(DELETE_EVENTS).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_CHAT).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_VISIT).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_NOT_UNDERSTOOD).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_HELD_OUT).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_FOLLOW_UPS).execute(key))
        .compose(v -> tx.preparedQuery(DETACH_COUPONS).execute(key))
        .map(rows -> rows.stream().map(row -> row.getLong("id")).toArray(Long[]::new))
        .compose(
            theirs ->
                tx.preparedQuery(DETACH_ENTRIES).execute(Tuple.of(page, id).addArrayOfLong(theirs)))
        .compose(v -> tx.preparedQuery(DELETE_LIVE_DELIVERIES).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_HELD_DELIVERIES).execute(key))
        .compose(v -> tx.preparedQuery(DETACH_ENDED_DELIVERIES).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_TOLD).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_CUSTOMER).execute(key))
        .map(true);
  }

  /** Who was given their id by us never returns under it, so that once is enough. */
  private Future<Void> bury(SqlConnection tx, String person) {
    boolean forGood = Line.of(person).isOurs();
    return tx.preparedQuery(TOMBSTONE).execute(Tuple.of(page, person, forGood)).mapEmpty();
  }

  private static final String TOMBSTONE =
      """
      INSERT INTO erased (page_id, person)
      SELECT page_id, sha256(convert_to(salt::text || $2, 'UTF8')) FROM page WHERE page_id = $1
      ON CONFLICT (page_id, person) DO UPDATE SET erased_at = excluded.erased_at
      WHERE NOT $3
      """;

  private static final String DELETE_EVENTS =
      """
      DELETE FROM event e USING customer c
      WHERE c.page_id = $1 AND c.id = $2 AND e.page_id = c.page_id AND e.psid = c.psid
      """;

  private static final String DELETE_CHAT =
      "DELETE FROM chat_message WHERE page_id = $1 AND customer_id = $2";

  private static final String DELETE_VISIT =
      "DELETE FROM visit WHERE page_id = $1 AND customer_id = $2";

  private static final String DELETE_NOT_UNDERSTOOD =
      "DELETE FROM not_understood WHERE page_id = $1 AND customer_id = $2";

  private static final String DELETE_HELD_OUT =
      "DELETE FROM held_out WHERE page_id = $1 AND customer_id = $2";

  private static final String DELETE_FOLLOW_UPS =
      "DELETE FROM follow_up WHERE page_id = $1 AND customer_id = $2";

  // A code that was given out is never given to others. Its coupon is locked first: what somebody
  // is
  // writing about it just now is in the ledger before we look there.
  private static final String DETACH_COUPONS =
      """
      UPDATE coupon SET customer_id = NULL WHERE page_id = $1 AND customer_id = $2 RETURNING id
      """;

  // What was sold stays in the books.
  private static final String DETACH_ENTRIES =
      """
      UPDATE coupon_entry SET customer_id = NULL, reason = NULL
      WHERE page_id = $1 AND id = ANY (ARRAY(
        SELECT id FROM coupon_entry WHERE page_id = $1 AND coupon_id = ANY ($3)
        UNION
        SELECT id FROM coupon_entry
        WHERE page_id = $1 AND customer_id = $2 AND kind = 'redeemed'
        UNION
        SELECT undo.id FROM coupon_entry e
          JOIN coupon_entry undo ON undo.page_id = e.page_id AND undo.undoes = e.id
        WHERE e.page_id = $1 AND e.customer_id = $2 AND e.kind = 'redeemed'))
      """;

  private static final String DELETE_LIVE_DELIVERIES =
      """
      DELETE FROM outbox
      WHERE page_id = $1 AND customer_id = $2
        AND state IN ('queued', 'sending', 'unknown')
      """;

  private static final String DELETE_HELD_DELIVERIES =
      """
      DELETE FROM outbox WHERE page_id = $1 AND customer_id = $2 AND state = 'held'
      """;

  // What went out stays in the books; whom it went to, and what either side said, do not.
  private static final String DETACH_ENDED_DELIVERIES =
      """
      UPDATE outbox SET customer_id = NULL, message_id = NULL, detail = NULL, words = NULL
      WHERE page_id = $1 AND customer_id = $2
        AND state IN ('sent', 'failed', 'skipped', 'cancelled')
      """;

  // What programs are to know about them, or were told.
  private static final String DELETE_TOLD =
      "DELETE FROM outbox WHERE page_id = $1 AND about_id = $2";

  private static final String DELETE_CUSTOMER =
      "DELETE FROM customer WHERE page_id = $1 AND id = $2";
}
