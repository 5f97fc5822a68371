package io.promobot.privacy;

import io.promobot.customer.CustomerEraseStore;
import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Requests to delete somebody's data that came by way of Facebook. */
public final class DeletionStore {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database db;
  private final String page;
  private final CustomerEraseStore customers;

  public DeletionStore(Database db, String page) {
    this.db = db;
    this.page = page;
    this.customers = new CustomerEraseStore(db, page);
  }

  /**
   * Erases this person when Messenger knows them by the same id, and otherwise keeps the request
   * for the owner; either way answers with its code. The same request has one code however often it
   * comes, is done once, and never concerns somebody who came after it.
   */
  Future<String> ask(SignedRequest asked) {
    return db.transaction(
        tx ->
            keep(tx, asked)
                .compose(
                    kept ->
                        (kept.open() ? erase(tx, asked, kept.code()) : Future.succeededFuture())
                            .map(kept.code())));
  }

  private record Kept(String code, boolean open) {}

  private Future<Kept> keep(SqlConnection tx, SignedRequest asked) {
    byte[] code = new byte[16];
    RANDOM.nextBytes(code);
    return tx.preparedQuery(KEEP)
        .execute(
            Tuple.tuple()
                .addString(page)
                .addString(HexFormat.of().formatHex(code))
                .addBuffer(Buffer.buffer(asked.signature()))
                .addString(asked.user()))
        .map(rows -> rows.iterator().next())
        .map(row -> new Kept(row.getString("code"), row.getBoolean("open")));
  }

  // Touching the row that is there makes it one that is returned.
  private static final String KEEP =
      """
      INSERT INTO deletion_request (page_id, code, signature, user_id) VALUES ($1, $2, $3, $4)
      ON CONFLICT (page_id, signature) DO UPDATE SET signature = excluded.signature
      RETURNING code, done_at IS NULL AS open
      """;

  private Future<Void> erase(SqlConnection tx, SignedRequest asked, String code) {
    var issued = asked.issued().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    return tx.preparedQuery(CUSTOMER)
        .execute(Tuple.of(page, asked.user(), code, issued))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture()
                    : erase(tx, rows.iterator().next())
                        .compose(erased -> tx.preparedQuery(DONE).execute(Tuple.of(page, code)))
                        .mapEmpty());
  }

  private Future<Boolean> erase(SqlConnection tx, Row customer) {
    return customer.getBoolean("came_before")
        ? customers.erase(tx, customer.getLong("id"))
        : Future.succeededFuture(false);
  }

  // A request cannot concern anybody who came after it was signed, nor after we first had it. The
  // minute is for clocks that differ.
  private static final String CUSTOMER =
      """
      SELECT c.id, c.created_at < least($4::timestamptz, r.asked_at) + interval '1 minute' AS came_before
      FROM customer c JOIN deletion_request r ON r.page_id = c.page_id AND r.code = $3
      WHERE c.page_id = $1 AND c.psid = $2 AND c.line = 'messenger'
      """;

  private static final String DONE =
      """
      UPDATE deletion_request SET user_id = NULL, done_at = now()
      WHERE page_id = $1 AND code = $2 AND done_at IS NULL
      """;

  /** The owner has done it by hand; false when no such request is open. */
  Future<Boolean> done(String code) {
    return db.general()
        .preparedQuery(DONE)
        .execute(Tuple.of(page, code))
        .map(changed -> changed.rowCount() == 1);
  }

  Future<Optional<DeletionRequest>> find(String code) {
    return read(FIND, Tuple.of(page, code)).map(found -> found.stream().findFirst());
  }

  private static final String FIND =
      """
      SELECT code, user_id, asked_at, done_at FROM deletion_request
      WHERE page_id = $1 AND code = $2
      """;

  /** What the owner has to do by hand, oldest first. */
  Future<List<DeletionRequest>> open() {
    return read(OPEN, Tuple.of(page));
  }

  private static final String OPEN =
      """
      SELECT code, user_id, asked_at, done_at FROM deletion_request
      WHERE page_id = $1 AND done_at IS NULL
      ORDER BY asked_at, code
      LIMIT 200
      """;

  private Future<List<DeletionRequest>> read(String sql, Tuple tuple) {
    return db.general().preparedQuery(sql).execute(tuple).map(DeletionStore::requests);
  }

  private static List<DeletionRequest> requests(RowSet<Row> rows) {
    return rows.stream()
        .map(
            row ->
                new DeletionRequest(
                    row.getString("code"),
                    Optional.ofNullable(row.getString("user_id")),
                    row.getOffsetDateTime("asked_at").toInstant(),
                    Optional.ofNullable(row.getOffsetDateTime("done_at"))
                        .map(OffsetDateTime::toInstant)))
        .toList();
  }
}
