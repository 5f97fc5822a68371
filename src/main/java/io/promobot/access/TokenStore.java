package io.promobot.access;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The hashes of the owner's tokens, and when one was last sent where it does not belong. */
public final class TokenStore {
  private final Database database;
  private final String pageId;

  public TokenStore(Database database, String pageId) {
    this.database = database;
    this.pageId = pageId;
  }

  private static final String HASHES =
      "SELECT api_token_hash, bot_token_hash FROM owner WHERE page_id = $1";

  Future<Map<TokenKind, byte[]>> hashes() {
    return database
        .general()
        .preparedQuery(HASHES)
        .execute(Tuple.of(pageId))
        .map(rows -> first(rows).map(TokenStore::hashes).orElse(Map.of()));
  }

  private static Map<TokenKind, byte[]> hashes(Row row) {
    Map<TokenKind, byte[]> hashes = new EnumMap<>(TokenKind.class);
    for (var kind : TokenKind.values()) {
      Optional.ofNullable(row.getBuffer(kind.column()))
          .ifPresent(hash -> hashes.put(kind, hash.getBytes()));
    }
    return hashes;
  }

  private static Optional<Row> first(Iterable<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).findFirst();
  }

  private static final String FIRST =
      """
      INSERT INTO owner (page_id, %1$s) VALUES ($1, $2)
      ON CONFLICT (page_id) DO UPDATE SET %1$s = excluded.%1$s
      WHERE owner.%1$s IS NULL OR owner.%1$s = excluded.%1$s
      """;

  /**
   * False when there is another one already: another replica was faster. May be called again when
   * the answer got lost.
   */
  Future<Boolean> first(TokenKind kind, byte[] hash) {
    return database
        .general()
        .preparedQuery(FIRST.formatted(kind.column()))
        .execute(Tuple.of(pageId, Buffer.buffer(hash)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static final String RENEW =
      """
      INSERT INTO owner (page_id, %1$s) VALUES ($1, $2)
      ON CONFLICT (page_id) DO UPDATE SET %1$s = excluded.%1$s
      """;

  /** Another token: the previous one no longer works. */
  Future<Void> renew(TokenKind kind, byte[] hash) {
    return database
        .general()
        .preparedQuery(RENEW.formatted(kind.column()))
        .execute(Tuple.of(pageId, Buffer.buffer(hash)))
        .mapEmpty();
  }

  private static final String SEEN_IN_ADDRESS =
      """
      INSERT INTO owner (page_id, api_token_in_address_at) VALUES ($1, now())
      ON CONFLICT (page_id) DO UPDATE SET api_token_in_address_at = now()
      """;

  Future<Void> seenInAddress() {
    return database.general().preparedQuery(SEEN_IN_ADDRESS).execute(Tuple.of(pageId)).mapEmpty();
  }

  private static final String IN_ADDRESS_AT =
      "SELECT api_token_in_address_at FROM owner WHERE page_id = $1";

  /** When the API token was last sent in an address, within an hour. */
  public Future<Optional<Instant>> inAddressAt() {
    return database
        .general()
        .preparedQuery(IN_ADDRESS_AT)
        .execute(Tuple.of(pageId))
        .map(
            rows ->
                first(rows)
                    .map(row -> row.getOffsetDateTime("api_token_in_address_at"))
                    .map(OffsetDateTime::toInstant));
  }
}
