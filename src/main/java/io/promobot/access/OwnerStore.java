package io.promobot.access;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.function.Function;

/** The hash of the owner's password, and one-time sign-in links. */
public final class OwnerStore {
  private final Database database;
  private final String pageId;

  public OwnerStore(Database database, String pageId) {
    this.database = database;
    this.pageId = pageId;
  }

  private static final String PASSWORD_HASH = "SELECT password_hash FROM owner WHERE page_id = $1";

  Future<Optional<String>> passwordHash() {
    return database
        .general()
        .preparedQuery(PASSWORD_HASH)
        .execute(Tuple.of(pageId))
        .map(rows -> first(rows).map(row -> row.getString("password_hash")));
  }

  private static Optional<Row> first(Iterable<Row> rows) {
    var all = rows.iterator();
    return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
  }

  private static final String FIRST_PASSWORD =
      """
      INSERT INTO owner (page_id, password_hash) VALUES ($1, $2)
      ON CONFLICT (page_id) DO UPDATE SET password_hash = excluded.password_hash
      WHERE owner.password_hash IS NULL OR owner.password_hash = excluded.password_hash
      """;

  /**
   * False when there is another one already: another replica was faster. May be called again when
   * the answer got lost.
   */
  Future<Boolean> firstPassword(String hash) {
    return database
        .general()
        .preparedQuery(FIRST_PASSWORD)
        .execute(Tuple.of(pageId, hash))
        .map(rows -> rows.rowCount() == 1);
  }

  private static final String NEW_PASSWORD =
      """
      WITH ended AS (DELETE FROM session WHERE page_id = $1)
      INSERT INTO owner (page_id, password_hash) VALUES ($1, $2)
      ON CONFLICT (page_id) DO UPDATE SET password_hash = excluded.password_hash
      """;

  /** Another password: anyone who came in with the old one has to sign in again. */
  Future<Void> newPassword(String hash) {
    return locked(tx -> tx.preparedQuery(NEW_PASSWORD).execute(Tuple.of(pageId, hash))).mapEmpty();
  }

  private static final String CHANGE_PASSWORD =
      """
      WITH changed AS (
        UPDATE owner SET password_hash = $3 WHERE page_id = $1 AND password_hash = $2 RETURNING page_id),
      unused AS (DELETE FROM sign_in_link WHERE page_id IN (SELECT page_id FROM changed)),
      ended AS (
        DELETE FROM session WHERE page_id IN (SELECT page_id FROM changed)
          AND id_hash IS DISTINCT FROM $4)
      SELECT page_id FROM changed
      """;

  /**
   * Replaces one password by another and ends all sessions but one; false when it was changed
   * meanwhile. Unused links become void, too: somebody else may have them.
   */
  Future<Boolean> changePassword(String from, String to, Optional<byte[]> keptSession) {
    Tuple change = Tuple.of(pageId, from, to, keptSession.map(Buffer::buffer).orElse(null));
    return locked(tx -> tx.preparedQuery(CHANGE_PASSWORD).execute(change))
        .map(rows -> rows.size() == 1);
  }

  /** A concurrent sign-in has either finished before or sees the new password. */
  private Future<RowSet<Row>> locked(Function<SqlConnection, Future<RowSet<Row>>> change) {
    return database.transaction(
        tx -> tx.preparedQuery(LOCK).execute(Tuple.of(pageId)).compose(alone -> change.apply(tx)));
  }

  private static final String LOCK = "SELECT FROM owner WHERE page_id = $1 FOR UPDATE";

  private static final String ADD_LINK =
      """
      WITH forgotten AS (DELETE FROM sign_in_link WHERE page_id = $1 AND expires_at < now())
      INSERT INTO sign_in_link (page_id, token_hash, expires_at)
      VALUES ($1, $2, now() + interval '24 hours')
      """;

  Future<Void> addLink(byte[] tokenHash) {
    return database
        .general()
        .preparedQuery(ADD_LINK)
        .execute(Tuple.of(pageId, Buffer.buffer(tokenHash)))
        .mapEmpty();
  }

  private static final String USE_LINK =
      """
      DELETE FROM sign_in_link WHERE page_id = $1 AND token_hash = $2 RETURNING expires_at > now() AS fresh
      """;

  /** True once for each link, and only for a day. */
  Future<Boolean> useLink(byte[] tokenHash) {
    return database
        .general()
        .preparedQuery(USE_LINK)
        .execute(Tuple.of(pageId, Buffer.buffer(tokenHash)))
        .map(rows -> first(rows).map(row -> row.getBoolean("fresh")).orElse(false));
  }
}
