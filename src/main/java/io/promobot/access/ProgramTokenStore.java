package io.promobot.access;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The tokens that the owner gave to programs; only their hashes. */
public final class ProgramTokenStore {
  /** More than a shop has programs. */
  static final int MOST = 50;

  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;
  private final String page;

  /** Why a token was not made. */
  enum Refusal {
    NAME_TAKEN,
    TOO_MANY
  }

  /** Either a token or why there is none. */
  record Made(Optional<Long> id, Optional<Refusal> refusal) {
    static Made refused(Refusal why) {
      return new Made(Optional.empty(), Optional.of(why));
    }
  }

  public ProgramTokenStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Oldest first. */
  Future<List<ProgramToken>> list() {
    return database
        .general()
        .preparedQuery(LIST)
        .execute(Tuple.of(page))
        .map(rows -> rows.stream().map(ProgramTokenStore::token).toList());
  }

  private static final String LIST =
      """
      SELECT id, name, kind, created_at, last_used_at FROM program_token
      WHERE page_id = $1 ORDER BY id
      """;

  private static ProgramToken token(Row row) {
    return new ProgramToken(
        row.getLong("id"),
        row.getString("name"),
        ProgramToken.Kind.of(row.getString("kind")),
        row.getOffsetDateTime("created_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("last_used_at")).map(OffsetDateTime::toInstant));
  }

  Future<Made> create(String name, ProgramToken.Kind kind, byte[] hash) {
    return database
        .general()
        .preparedQuery(CREATE)
        .execute(Tuple.of(page, name, kind.key(), Buffer.buffer(hash), MOST))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new Made(Optional.of(row.getLong("id")), Optional.empty()))
                    .orElseGet(() -> Made.refused(Refusal.TOO_MANY)))
        .recover(ProgramTokenStore::taken);
  }

  private static final String CREATE =
      """
      INSERT INTO program_token (page_id, name, kind, token_hash)
      SELECT $1, $2, $3, $4
      WHERE (SELECT count(*) FROM program_token WHERE page_id = $1) < $5
      RETURNING id
      """;

  private static Future<Made> taken(Throwable failure) {
    return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState())
        ? Future.succeededFuture(Made.refused(Refusal.NAME_TAKEN))
        : Future.failedFuture(failure);
  }

  /** False when there is no such token. */
  Future<Boolean> revoke(long id) {
    return database
        .general()
        .preparedQuery(REVOKE)
        .execute(Tuple.of(page, id))
        .map(rows -> rows.rowCount() == 1);
  }

  private static final String REVOKE = "DELETE FROM program_token WHERE page_id = $1 AND id = $2";
}
