package io.promobot.till;

import io.promobot.access.Tokens;
import io.promobot.db.Database;
import io.promobot.retention.Over;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The shop's tills; of their PINs and links only hashes. */
public final class TillStore {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String BY_NAME = "till_by_name";

  private final Database database;
  private final String page;

  /** The secrets of a till, as they are stored. */
  record Secrets(byte[] pinHash, byte[] linkHash) {}

  /** Another till has this name or PIN. */
  static final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean name;

    Taken(boolean name) {
      super(name ? "name" : "PIN", null, false, false);
      this.name = name;
    }

    /** Whether it is the name. */
    boolean name() {
      return name;
    }
  }

  public TillStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  Future<List<Till>> list() {
    return read(null);
  }

  Future<Optional<Till>> find(long id) {
    return read(id).map(found -> found.stream().findFirst());
  }

  private Future<List<Till>> read(Long id) {
    return database
        .general()
        .preparedQuery(READ)
        .execute(Tuple.of(page, id))
        .map(rows -> rows.stream().map(TillStore::till).toList());
  }

  private static final String READ =
      """
      SELECT t.id, t.name, t.sees_names, t.created_at, t.last_seen_at,
        (SELECT count(*) FROM till_session s
         WHERE s.page_id = t.page_id AND s.till_id = t.id AND NOT %s) AS signed_in
      FROM till t
      WHERE t.page_id = $1 AND ($2::bigint IS NULL OR t.id = $2)
      ORDER BY t.id
      """
          .formatted(Over.TILL_SESSION);

  private static Till till(Row row) {
    return new Till(
        row.getLong("id"),
        row.getString("name"),
        row.getBoolean("sees_names"),
        row.getOffsetDateTime("created_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("last_seen_at")).map(OffsetDateTime::toInstant),
        row.getLong("signed_in"));
  }

  /** Fails with {@link Taken}. */
  Future<Long> create(String name, Secrets secrets, boolean seesNames) {
    Tuple tuple =
        Tuple.of(
            page,
            name,
            Buffer.buffer(secrets.pinHash()),
            Buffer.buffer(secrets.linkHash()),
            seesNames);
    return database
        .general()
        .preparedQuery(CREATE)
        .execute(tuple)
        .map(rows -> rows.iterator().next().getLong("id"))
        .recover(TillStore::taken);
  }

  private static final String CREATE =
      """
      INSERT INTO till (page_id, name, pin_hash, link_hash, sees_names) VALUES ($1, $2, $3, $4, $5)
      RETURNING id
      """;

  /** False when there is no such till; fails with {@link Taken}. */
  Future<Boolean> update(long id, Optional<String> name, Optional<Boolean> seesNames) {
    return database
        .general()
        .preparedQuery(UPDATE)
        .execute(Tuple.of(page, id, name.orElse(null), seesNames.orElse(null)))
        .map(rows -> rows.rowCount() == 1)
        .recover(TillStore::taken);
  }

  private static final String UPDATE =
      """
      UPDATE till SET name = coalesce($3, name), sees_names = coalesce($4, sees_names)
      WHERE page_id = $1 AND id = $2
      """;

  /**
   * Another PIN and another link; anyone who is signed in there is out. False when there is no such
   * till; fails with {@link Taken}.
   */
  Future<Boolean> renew(long id, Secrets secrets) {
    Tuple tuple =
        Tuple.of(page, id, Buffer.buffer(secrets.pinHash()), Buffer.buffer(secrets.linkHash()));
    return database
        .transaction(
            tx ->
                tx.preparedQuery(RENEW)
                    .execute(tuple)
                    .compose(
                        renewed ->
                            tx.preparedQuery(END_SESSIONS)
                                .execute(Tuple.of(page, id))
                                .map(ended -> renewed.rowCount() == 1)))
        .recover(TillStore::taken);
  }

  private static final String RENEW =
      "UPDATE till SET pin_hash = $3, link_hash = $4 WHERE page_id = $1 AND id = $2";

  // A statement of its own: it sees also who signed in while the other one waited for them.
  private static final String END_SESSIONS =
      "DELETE FROM till_session WHERE page_id = $1 AND till_id = $2";

  private static <T> Future<T> taken(Throwable failure) {
    return Future.failedFuture(
        failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState())
            ? new Taken(BY_NAME.equals(refused.getConstraint()))
            : failure);
  }

  /** False when there is no such till. Its sessions end with it. */
  Future<Boolean> revoke(long id) {
    return database
        .general()
        .preparedQuery(REVOKE)
        .execute(Tuple.of(page, id))
        .map(rows -> rows.rowCount() == 1);
  }

  private static final String REVOKE =
      """
      WITH ended AS (DELETE FROM till_session WHERE page_id = $1 AND till_id = $2)
      DELETE FROM till WHERE page_id = $1 AND id = $2
      """;

  /** What all of the shop's PINs are hashed with. */
  public Future<byte[]> salt() {
    return database
        .general()
        .preparedQuery(SALT)
        .execute(Tuple.of(page))
        .map(rows -> Tokens.hash("till " + rows.iterator().next().getUUID("salt")));
  }

  private static final String SALT = "SELECT salt FROM page WHERE page_id = $1";

  /** That of most coupons; empty when none has one. */
  public Future<Optional<String>> currency() {
    return database
        .general()
        .preparedQuery(CURRENCY)
        .execute(Tuple.of(page))
        .map(rows -> rows.stream().findFirst().map(row -> row.getString("currency")));
  }

  private static final String CURRENCY =
      """
      SELECT currency FROM coupon_terms WHERE page_id = $1 AND currency IS NOT NULL
      GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1
      """;
}
