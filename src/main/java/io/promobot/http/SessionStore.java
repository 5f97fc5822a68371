package io.promobot.http;

import io.promobot.db.Database;
import io.promobot.retention.Over;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Who is signed in: only hashes of session ids, good for seven idle days and thirty in all.
 * Sessions are made by signing in alone, so that no late request brings an ended one back.
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
   * Begins a session for who has proved to be the owner; false when the password that proved it,
   * here as its hash, has been changed meanwhile.
   */
  Future<Boolean> start(byte[] idHash, Optional<String> passwordHash) {
    return database
        .general()
        .preparedQuery(START)
        .execute(Tuple.of(pageId, Buffer.buffer(idHash), passwordHash.orElse(null)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static final String SEEN =
      """
      SELECT last_seen_at < now() - interval '5 minutes' AS long_ago FROM session
      WHERE page_id = $1 AND id_hash = $2 AND NOT %s
      """
          .formatted(Over.SESSION);

  /** Whether this session is alive; being asked for keeps it so. */
  Future<Boolean> seen(byte[] idHash) {
    return database
        .general()
        .preparedQuery(SEEN)
        .execute(Tuple.of(pageId, Buffer.buffer(idHash)))
        .compose(
            rows -> {
              if (rows.size() == 0) {
                return Future.succeededFuture(false);
              }
              boolean longAgo = rows.iterator().next().getBoolean("long_ago");
              return longAgo ? touch(idHash) : Future.succeededFuture(true);
            });
  }

  private static final String TOUCH =
      "UPDATE session SET last_seen_at = now() WHERE page_id = $1 AND id_hash = $2";

  private Future<Boolean> touch(byte[] idHash) {
    return database
        .general()
        .preparedQuery(TOUCH)
        .execute(Tuple.of(pageId, Buffer.buffer(idHash)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static final String ALIVE =
      """
      SELECT id_hash FROM session WHERE page_id = $1 AND id_hash = ANY ($2) AND NOT %s
      """
          .formatted(Over.SESSION);

  /** Those of these sessions (hashes in hex) that are still alive. */
  Future<Set<String>> alive(Collection<String> idHashes) {
    var hashes =
        idHashes.stream().map(HexFormat.of()::parseHex).map(Buffer::buffer).toArray(Buffer[]::new);
    return database
        .general()
        .preparedQuery(ALIVE)
        .execute(Tuple.tuple().addValue(pageId).addArrayOfBuffer(hashes))
        .map(
            rows -> {
              Set<String> alive = new HashSet<>();
              rows.forEach(row -> alive.add(hex(row.getBuffer("id_hash").getBytes())));
              return alive;
            });
  }

  private static final String END = "DELETE FROM session WHERE page_id = $1 AND id_hash = $2";

  Future<Void> end(byte[] idHash) {
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
