package io.promobot.till;

import io.promobot.access.Tokens;
import io.promobot.db.Database;
import io.promobot.retention.Over;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/**
 * Who is signed in at a till: only hashes of session ids. It is looked up with the till each time,
 * so that revoking a till takes effect at once.
 */
public final class TillSessionStore {
  private final Database database;
  private final String page;

  public TillSessionStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Starts a session at the till with this PIN; empty when there is none. */
  Future<Optional<TillSession>> startWithPin(byte[] pinHash, String id) {
    return start(START.formatted("pin_hash"), pinHash, id);
  }

  /** Starts a session at the till with this link; empty when there is none. */
  Future<Optional<TillSession>> startWithLink(byte[] linkHash, String id) {
    return start(START.formatted("link_hash"), linkHash, id);
  }

  private Future<Optional<TillSession>> start(String sql, byte[] hash, String id) {
    return database
        .general()
        .preparedQuery(sql)
        .execute(Tuple.of(page, Buffer.buffer(hash), hash(id)))
        .map(rows -> rows.stream().findFirst().map(TillSessionStore::session));
  }

  // Locked, so that a till that is being revoked gets no session.
  private static final String START =
      """
      WITH proven AS (
        SELECT id, name, sees_names FROM till WHERE page_id = $1 AND %s = $2 FOR SHARE),
      started AS (
        INSERT INTO till_session (page_id, id_hash, till_id) SELECT $1, $3, id FROM proven)
      SELECT id, name, sees_names FROM proven
      """;

  /** Who is signed in with this session; empty when it has ended. */
  Future<Optional<TillSession>> find(String id) {
    return database
        .general()
        .preparedQuery(FIND)
        .execute(Tuple.of(page, hash(id)))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture(Optional.empty())
                    : seen(rows.iterator().next()));
  }

  private static final String FIND =
      """
      SELECT t.id, t.name, t.sees_names, s.id_hash,
        coalesce(t.last_seen_at, '-infinity') < now() - interval '1 minute'
          OR s.last_seen_at < now() - interval '1 hour' AS long_ago
      FROM till_session s JOIN till t ON t.page_id = s.page_id AND t.id = s.till_id
      WHERE s.page_id = $1 AND s.id_hash = $2 AND NOT %s
      """
          .formatted(Over.TILL_SESSION);

  private Future<Optional<TillSession>> seen(Row row) {
    Optional<TillSession> found = Optional.of(session(row));
    return row.getBoolean("long_ago")
        ? database
            .general()
            .preparedQuery(SEEN)
            .execute(Tuple.of(page, row.getBuffer("id_hash"), row.getLong("id")))
            .map(found)
        : Future.succeededFuture(found);
  }

  private static final String SEEN =
      """
      WITH session AS (
        UPDATE till_session SET last_seen_at = now() WHERE page_id = $1 AND id_hash = $2)
      UPDATE till SET last_seen_at = now() WHERE page_id = $1 AND id = $3
      """;

  Future<Void> end(String id) {
    return database.general().preparedQuery(END).execute(Tuple.of(page, hash(id))).mapEmpty();
  }

  private static final String END = "DELETE FROM till_session WHERE page_id = $1 AND id_hash = $2";

  /** What this till's PIN is stored as; empty when there is no such till. */
  Future<Optional<byte[]>> pinHash(long till) {
    return database
        .general()
        .preparedQuery(PIN_HASH)
        .execute(Tuple.of(page, till))
        .map(rows -> rows.stream().findFirst().map(row -> row.getBuffer("pin_hash").getBytes()));
  }

  private static final String PIN_HASH = "SELECT pin_hash FROM till WHERE page_id = $1 AND id = $2";

  private static Buffer hash(String id) {
    return Buffer.buffer(Tokens.hash(id));
  }

  private static TillSession session(Row row) {
    return new TillSession(row.getLong("id"), row.getString("name"), row.getBoolean("sees_names"));
  }
}
