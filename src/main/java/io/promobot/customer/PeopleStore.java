package io.promobot.customer;

import io.promobot.db.BadCursor;
import io.promobot.db.Cursor;
import io.promobot.db.Database;
import io.promobot.db.Page;
import io.promobot.flow.Stage;
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
  private volatile boolean indexed;

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
    return ask(pool, tuple).map(rows -> page(LIST, rows, limit));
  }

  private Future<RowSet<Row>> ask(Pool pool, Tuple tuple) {
    return statement(pool).compose(sql -> pool.preparedQuery(sql).execute(tuple));
  }

  /** Once built, the index stays. */
  private Future<String> statement(Pool pool) {
    return indexed
        ? Future.succeededFuture(PeopleQuery.BY_PATH)
        : pool.preparedQuery(PeopleQuery.INDEXED)
            .execute()
            .map(rows -> indexed = rows.iterator().next().getBoolean("indexed"))
            .map(built -> built ? PeopleQuery.BY_PATH : PeopleQuery.ONE_BY_ONE);
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
