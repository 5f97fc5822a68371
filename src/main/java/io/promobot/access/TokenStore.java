package io.promobot.access;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The hashes of the owner's tokens, and when one was last sent where it does not belong. */
public final class TokenStore {
  private final Database database;
  private final String pageId;

  public TokenStore(Database database, String pageId) {
    this.database = database;
    this.pageId = pageId;
  }

  /** Who comes with which of these tokens, by the hex digits of their hashes. */
  Future<Map<String, Visitor>> find(Set<String> hashes) {
    Buffer[] sought =
        hashes.stream().map(HexFormat.of()::parseHex).map(Buffer::buffer).toArray(Buffer[]::new);
    return database
        .general()
        .preparedQuery(FIND)
        .execute(Tuple.tuple().addString(pageId).addArrayOfBuffer(sought))
        .compose(
            rows -> {
              Map<String, Visitor> found = new HashMap<>();
              List<Long> seen = new ArrayList<>();
              for (Row row : rows) {
                var visitor = visitor(row);
                found.put(visitor.key(), visitor);
                visitor.program().filter(id -> row.getBoolean("long_ago")).ifPresent(seen::add);
              }
              return seen.isEmpty() ? Future.succeededFuture(found) : seen(seen).map(found);
            });
  }

  // A token of the two first kinds has been there from the first start; programs get their own.
  private static final String FIND =
      """
      SELECT 'API_TOKEN' AS kind, api_token_hash AS hash, NULL::bigint AS id, false AS long_ago
      FROM owner WHERE page_id = $1 AND api_token_hash = ANY ($2)
      UNION ALL
      SELECT 'BOT_TOKEN', bot_token_hash, NULL, false
      FROM owner WHERE page_id = $1 AND bot_token_hash = ANY ($2)
      UNION ALL
      SELECT CASE kind WHEN 'everything' THEN 'PROGRAM_TOKEN' WHEN 'redeem' THEN 'REDEEM_TOKEN' END,
        token_hash, id, coalesce(last_used_at, '-infinity') < now() - interval '1 minute'
      FROM program_token WHERE page_id = $1 AND token_hash = ANY ($2)
      """;

  private static Visitor visitor(Row row) {
    return new Visitor(
        Visitor.Kind.valueOf(row.getString("kind")),
        SessionStore.hex(row.getBuffer("hash").getBytes()),
        Optional.ofNullable(row.getLong("id")));
  }

  private Future<Void> seen(List<Long> programs) {
    return database
        .general()
        .preparedQuery(SEEN)
        .execute(Tuple.tuple().addString(pageId).addArrayOfLong(programs.toArray(Long[]::new)))
        .mapEmpty();
  }

  private static final String SEEN =
      "UPDATE program_token SET last_used_at = now() WHERE page_id = $1 AND id = ANY ($2)";

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
