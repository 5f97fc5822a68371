package io.promobot.inbox;

import io.promobot.channel.Line;
import io.promobot.db.BadCursor;
import io.promobot.db.Cursor;
import io.promobot.db.Database;
import io.promobot.db.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Lists parked events, newest first. */
public final class ParkedStore {
  private static final String LIST = "parked";

  private final Database database;
  private final String page;

  public ParkedStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Fails with {@link BadCursor} when the cursor belongs to another list. */
  public Future<Page<ParkedEvent>> list(int asked, Optional<String> cursor) {
    int limit = Page.limit(asked);
    try {
      long[] before = Cursor.read(LIST, cursor, Cursor.LATEST, 0, 0);
      UUID key = new UUID(before[1], before[2]);
      Tuple tuple = Tuple.of(page, Cursor.moment(before[0]), key, limit + 1);
      return database.general().preparedQuery(PARKED).execute(tuple).map(rows -> page(rows, limit));
    } catch (BadCursor bad) {
      return Future.failedFuture(bad);
    }
  }

  static final String PARKED =
      """
      SELECT key, psid, kind, least(at, received_at) AS at, received_at, error, raw
      FROM event
      WHERE page_id = $1 AND state = 'parked' AND (received_at, key) < ($2, $3)
      ORDER BY received_at DESC, key DESC
      LIMIT $4
      """;

  /** How many are parked, counted up to ten thousand. */
  public Future<Integer> count() {
    return database
        .general()
        .preparedQuery(COUNT)
        .execute(Tuple.of(page))
        .map(rows -> rows.iterator().next().getInteger("parked"));
  }

  static final String COUNT =
      """
      SELECT count(*)::int AS parked
      FROM (SELECT FROM event WHERE page_id = $1 AND state = 'parked'
            ORDER BY received_at, key LIMIT 10000) a
      """;

  private static Page<ParkedEvent> page(RowSet<Row> rows, int limit) {
    var read = StreamSupport.stream(rows.spliterator(), false).toList();
    return Page.of(read, limit, ParkedStore::event, ParkedStore::cursor);
  }

  private static ParkedEvent event(Row row) {
    return new ParkedEvent(
        row.getUUID("key").toString(),
        row.getString("psid"),
        Line.of(row.getString("psid")).key(),
        row.getString("kind"),
        row.getOffsetDateTime("at").toInstant(),
        row.getOffsetDateTime("received_at").toInstant(),
        Optional.ofNullable(row.getString("error")).orElse(""),
        row.getBuffer("raw").toString(StandardCharsets.UTF_8));
  }

  private static String cursor(Row row) {
    UUID key = row.getUUID("key");
    return Cursor.of(
        LIST,
        Cursor.micros(row.getOffsetDateTime("received_at")),
        key.getMostSignificantBits(),
        key.getLeastSignificantBits());
  }
}
