package io.promobot.customer;

import io.promobot.db.BadCursor;
import io.promobot.db.Cursor;
import io.promobot.db.Database;
import io.promobot.db.Page;
import io.promobot.flow.Stage;
import io.promobot.stats.LanguageSlots;
import io.promobot.stats.ShownPath;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The people behind a campaign's figures, the newest customers first. */
public final class PeopleStore {
  private static final String LIST = "people";
  static final int EXPORTED_AT_ONCE = 1_000;

  private final Database database;
  private final String page;

  public PeopleStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Fails with {@link BadCursor} when the cursor belongs to another list. */
  public Future<Page<Person>> list(PeopleFilter filter, int asked, Optional<String> cursor) {
    return read(database.lists(), filter, Page.limit(asked), cursor);
  }

  /**
   * The next larger part of the whole list. Holds no connection in between, because the client may
   * be slow.
   */
  public Future<Page<Person>> export(PeopleFilter filter, Optional<String> cursor) {
    return read(database.exports(), filter, EXPORTED_AT_ONCE, cursor);
  }

  private Future<Page<Person>> read(
      Pool pool, PeopleFilter filter, int limit, Optional<String> cursor) {
    long before;
    try {
      before = Cursor.read(LIST, cursor, Long.MAX_VALUE)[0];
    } catch (BadCursor bad) {
      return Future.failedFuture(bad);
    }
    Tuple tuple =
        Tuple.of(page, filter.campaign(), before, limit + 1)
            .addInteger(filter.reached().map(Stage::bit).orElse(0))
            .addInteger(filter.without().map(Stage::bit).orElse(0))
            .addString(filter.origin().orElse(null))
            .addInteger(filter.reached().map(stage -> stage.number() + 1).orElse(null))
            .addOffsetDateTime(
                filter.since().map(since -> since.atOffset(ZoneOffset.UTC)).orElse(null))
            .addString(filter.line().orElse(null))
            .addString(filter.language().orElse(null));
    return pool.preparedQuery(PEOPLE).execute(tuple).map(rows -> page(LIST, rows, limit));
  }

  // A bit is set when the masked value is at least the bit itself. Written with =, the planner
  // would expect so few people that it reads and sorts all of them for each page. The counters say
  // how many there can be at most: once that many are found, the search ends.
  static final String PEOPLE =
      """
      SELECT * FROM (
        SELECT j.customer_id, c.psid, coalesce(c.name, c.first_name) AS name, j.origin,
          CASE WHEN $8::int IS NULL THEN j.entered_at
            ELSE to_timestamp(0) + j.reached_at[$8] * interval '1 microsecond' END AS at
        FROM journey j LEFT JOIN customer c ON c.page_id = j.page_id AND c.id = j.customer_id
        WHERE j.page_id = $1 AND j.campaign_id = $2 AND j.customer_id < $3
          AND %1$s AND ($7::text IS NULL OR j.origin = $7)
          AND ($9::timestamptz IS NULL OR j.entered_at >= $9)
          AND ($10::text IS NULL OR j.line = $10) AND ($11::text IS NULL OR j.language = $11)
        ORDER BY j.customer_id DESC
        LIMIT $4) AS people
      ORDER BY customer_id DESC
      LIMIT (
        SELECT coalesce(sum(greatest(p.people, 0)), 0) FROM path_count p
        WHERE p.page_id = $1 AND p.campaign_id = $2 AND %2$s
          AND ($7::text IS NULL OR p.origin = $7) AND ($10::text IS NULL OR p.line = $10)
          AND ($11::text IS NULL OR p.language = %3$s))
      """
          .formatted(meant("j"), meant("p"), LanguageSlots.counting("$11"));

  private static String meant(String row) {
    String path = ShownPath.of(row);
    return "%1$s & $5 >= $5 AND %1$s & $6 <= 0".formatted(path);
  }

  static Page<Person> page(String list, RowSet<Row> rows, int limit) {
    List<Row> read = StreamSupport.stream(rows.spliterator(), false).toList();
    return Page.of(
        read, limit, PeopleStore::person, row -> Cursor.of(list, row.getLong("customer_id")));
  }

  private static Person person(Row row) {
    Optional<String> psid = Optional.ofNullable(row.getString("psid"));
    return new Person(
        psid.map(known -> row.getLong("customer_id").toString()),
        psid,
        Optional.ofNullable(row.getString("name")),
        row.getString("origin"),
        Optional.ofNullable(row.getOffsetDateTime("at")).map(OffsetDateTime::toInstant));
  }
}
