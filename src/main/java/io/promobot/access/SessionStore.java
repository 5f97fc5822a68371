package io.promobot.access;

import io.promobot.db.Database;
import io.promobot.retention.Over;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Who is signed in: only hashes of session ids, valid for seven idle days and thirty in all. Only
 * signing in creates sessions, so that no late request brings an ended one back.
 */
public final class SessionStore {
  private final Database database;
  private final String pageId;

  public SessionStore(Database database, String pageId) {
    this.database = database;
    this.pageId = pageId;
  }

  static final String START =
      """
      INSERT INTO session (page_id, id_hash)
      SELECT page_id, $2 FROM (
        SELECT page_id FROM owner
        WHERE page_id = $1 AND ($3::text IS NULL OR password_hash = $3) FOR SHARE) proven
      """;

  /**
   * Starts a session for somebody who has proved to be the owner; false when the password that
   * proved it, here as its hash, has been changed meanwhile.
   */
  Future<Boolean> start(byte[] idHash, Optional<String> passwordHash) {
    return database
        .general()
        .preparedQuery(START)
        .execute(Tuple.of(pageId, Buffer.buffer(idHash), passwordHash.orElse(null)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static final String ALIVE =
      """
      SELECT id_hash, last_seen_at < now() - interval '5 minutes' AS long_ago FROM session
      WHERE page_id = $1 AND id_hash = ANY ($2) AND NOT %s
      """
          .formatted(Over.SESSION);

  /**
   * Those of these sessions (hashes in hex) that are still valid; asking for them keeps them so.
   */
  Future<Set<String>> seen(Set<String> idHashes) {
    return query(ALIVE, idHashes)
        .compose(
            rows -> {
              Set<String> alive = new HashSet<>();
              Set<String> longAgo = new HashSet<>();
              rows.forEach(row -> (row.getBoolean("long_ago") ? longAgo : alive).add(idHash(row)));
              return longAgo.isEmpty() ? Future.succeededFuture(alive) : touch(longAgo, alive);
            });
  }

  private static final String TOUCH =
      """
      UPDATE session SET last_seen_at = now() WHERE page_id = $1 AND id_hash = ANY ($2)
      RETURNING id_hash
      """;

  private Future<Set<String>> touch(Set<String> idHashes, Set<String> alive) {
    return query(TOUCH, idHashes)
        .map(
            rows -> {
              rows.forEach(row -> alive.add(idHash(row)));
              return alive;
            });
  }

  /** Those of these sessions (hashes in hex) that are still valid. */
  Future<Set<String>> alive(Collection<String> idHashes) {
    return query(ALIVE, idHashes)
        .map(
            rows -> {
              Set<String> alive = new HashSet<>();
              rows.forEach(row -> alive.add(idHash(row)));
              return alive;
            });
  }

  private Future<RowSet<Row>> query(String sql, Collection<String> idHashes) {
    var hashes =
        idHashes.stream().map(HexFormat.of()::parseHex).map(Buffer::buffer).toArray(Buffer[]::new);
    return database
        .general()
        .preparedQuery(sql)
        .execute(Tuple.tuple().addValue(pageId).addArrayOfBuffer(hashes));
  }

  private static String idHash(Row row) {
    return hex(row.getBuffer("id_hash").getBytes());
  }

  private static final String END = "DELETE FROM session WHERE page_id = $1 AND id_hash = $2";

  public Future<Void> end(byte[] idHash) {
    return database
        .general()
        .preparedQuery(END)
        .execute(Tuple.of(pageId, Buffer.buffer(idHash)))
        .mapEmpty();
  }

  static String hex(byte[] idHash) {
    return HexFormat.of().formatHex(idHash);
  }
}
