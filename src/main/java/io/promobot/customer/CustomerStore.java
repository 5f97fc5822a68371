package io.promobot.customer;

import io.promobot.contact.SearchText;
import io.promobot.db.BadCursor;
import io.promobot.db.Cursor;
import io.promobot.db.Database;
import io.promobot.db.Page;
import io.promobot.lead.LeadEraseStore;
import io.promobot.support.RequestStateStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Finds customers, newest first, and erases them. */
public final class CustomerStore {
  private static final String LIST = "customers";

  private final Database database;
  private final String page;
  private final Duration handoverPause;
  private final LeadEraseStore leads;
  private final RequestStateStore requests;

  public CustomerStore(Database database, String page, Duration handoverPause) {
    this.database = database;
    this.page = page;
    this.handoverPause = handoverPause;
    this.leads = new LeadEraseStore(database, page);
    this.requests = new RequestStateStore(database, page);
  }

  /** Fails with {@link BadCursor} when the cursor belongs to another list. */
  public Future<Page<Customer>> list(
      Optional<String> q, Optional<String> origin, int asked, Optional<String> cursor) {
    int limit = Page.limit(asked);
    long before;
    try {
      before = Cursor.read(LIST, cursor, Long.MAX_VALUE)[0];
    } catch (BadCursor bad) {
      return Future.failedFuture(bad);
    }
    String searched =
        q.map(SearchText::of).map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
    Tuple tuple =
        Tuple.of(page, before, limit + 1, origin.orElse(null))
            .addString(searched == null ? null : "%" + literal(searched) + "%")
            .addString(searched == null ? null : literal(searched) + "%")
            .addString(SearchText.SPECIAL)
            .addString(SearchText.PLAIN)
            .addLong(handoverPause.toSeconds());
    return database
        .general()
        .preparedQuery(CUSTOMERS)
        .execute(tuple)
        .map(rows -> page(rows, limit));
  }

  private static final String CUSTOMERS =
      """
      SELECT id, psid, coalesce(name, first_name) AS name, origin, opted_out, blocked, window_until,
             nullif(greatest(person_wrote_at + $9::bigint * interval '1 s', now()), now())
               AS person_until
      FROM customer
      WHERE page_id = $1 AND id < $2
        AND ($4::text IS NULL OR origin = $4)
        AND ($5::text IS NULL OR psid ILIKE $6 OR translate(
            regexp_replace(normalize(coalesce(name, first_name), NFD), '[\\u0300-\\u036f]', '', 'g'),
            $7, $8) ILIKE $5)
      ORDER BY id DESC
      LIMIT $3
      """;

  /** Typed text is never a pattern, and nobody's name contains a NUL. */
  private static String literal(String typed) {
    return typed.replace("\0", "").replaceAll("[\\\\%_]", "\\\\$0");
  }

  private static Page<Customer> page(RowSet<Row> rows, int limit) {
    List<Row> read = StreamSupport.stream(rows.spliterator(), false).toList();
    return Page.of(read, limit, CustomerStore::customer, row -> Cursor.of(LIST, row.getLong("id")));
  }

  private static Customer customer(Row row) {
    return new Customer(
        row.getLong("id").toString(),
        row.getString("psid"),
        Optional.ofNullable(row.getString("name")),
        row.getString("origin"),
        row.getBoolean("opted_out"),
        row.getBoolean("blocked"),
        Optional.ofNullable(row.getOffsetDateTime("window_until")).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getOffsetDateTime("person_until")).map(OffsetDateTime::toInstant));
  }

  /**
   * Erases the person, including their sign-up and their questions, and keeps the figures: their
   * journeys stay, under a number that no longer leads to anybody. False when there is no such
   * customer.
   */
  public Future<Boolean> erase(String id) {
    if (!id.matches("[0-9]{1,18}")) {
      return Future.succeededFuture(false);
    }
    return database.transaction(tx -> erase(tx, Long.parseLong(id)));
  }

  private Future<Boolean> erase(SqlConnection tx, long id) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(page, id))
        .compose(
            locked -> locked.size() == 0 ? Future.succeededFuture(false) : eraseLocked(tx, id));
  }

  private static final String LOCK =
      "SELECT id FROM customer WHERE page_id = $1 AND id = $2 FOR UPDATE";

  private Future<Boolean> eraseLocked(SqlConnection tx, long id) {
    Tuple key = Tuple.of(page, id);
    return leads
        .eraseOfCustomer(tx, id)
        .compose(v -> requests.eraseOfCustomer(tx, id))
        .compose(v -> tx.preparedQuery(TOMBSTONE).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_EVENTS).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_LIVE_DELIVERIES).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_HELD_DELIVERIES).execute(key))
        .compose(v -> tx.preparedQuery(DETACH_ENDED_DELIVERIES).execute(key))
        .compose(v -> tx.preparedQuery(DELETE_CUSTOMER).execute(key))
        .map(true);
  }

  private static final String TOMBSTONE =
      """
      INSERT INTO erased (page_id, person)
      SELECT c.page_id, sha256(convert_to(p.salt::text || c.psid, 'UTF8'))
      FROM customer c JOIN page p USING (page_id)
      WHERE c.page_id = $1 AND c.id = $2
      ON CONFLICT (page_id, person) DO UPDATE SET erased_at = excluded.erased_at
      """;

  private static final String DELETE_EVENTS =
      """
      DELETE FROM event e USING customer c
      WHERE c.page_id = $1 AND c.id = $2 AND e.page_id = c.page_id AND e.psid = c.psid
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

  // What went out stays on record; the recipient and what either side said do not.
  private static final String DETACH_ENDED_DELIVERIES =
      """
      UPDATE outbox SET customer_id = NULL, message_id = NULL, detail = NULL, words = NULL
      WHERE page_id = $1 AND customer_id = $2
        AND state IN ('sent', 'failed', 'skipped', 'cancelled')
      """;

  private static final String DELETE_CUSTOMER =
      "DELETE FROM customer WHERE page_id = $1 AND id = $2";
}
