package io.promobot.customer;

import io.promobot.db.BadCursor;
import io.promobot.db.Cursor;
import io.promobot.db.Database;
import io.promobot.db.Page;
import io.promobot.segment.ClauseStore;
import io.promobot.segment.ConditionStore;
import io.promobot.segment.Segment;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** The people of a segment, the newest customers first. */
public final class SegmentPeopleStore {
  private static final String LIST = "people of a segment";

  private final Database database;
  private final String page;
  private final ConditionStore conditions;

  public SegmentPeopleStore(Database database, String page, ConditionStore conditions) {
    this.database = database;
    this.page = page;
    this.conditions = conditions;
  }

  /** Fails with {@link BadCursor} when the cursor belongs to another list. */
  public Future<Page<Person>> list(Segment segment, int asked, Optional<String> cursor) {
    return read(database.lists(), segment, Page.limit(asked), cursor);
  }

  /** The next larger part of the whole list; as with {@link PeopleStore#export}. */
  public Future<Page<Person>> export(Segment segment, Optional<String> cursor) {
    return read(database.exports(), segment, PeopleStore.EXPORTED_AT_ONCE, cursor);
  }

  private Future<Page<Person>> read(
      Pool pool, Segment segment, int limit, Optional<String> cursor) {
    long before;
    try {
      before = Cursor.read(LIST, cursor, Long.MAX_VALUE)[0];
    } catch (BadCursor bad) {
      return Future.failedFuture(bad);
    }
    return conditions
        .clause(pool, segment.where(), 4)
        .compose(clause -> read(pool, clause, Tuple.of(page, before, limit + 1)))
        .map(rows -> PeopleStore.page(LIST, rows, limit));
  }

  private static Future<RowSet<Row>> read(Pool pool, ClauseStore clause, Tuple tuple) {
    return pool.preparedQuery(PEOPLE.formatted(clause.sql())).execute(clause.after(tuple));
  }

  private static final String PEOPLE =
      """
      SELECT c.id AS customer_id, c.psid, coalesce(c.name, c.first_name) AS name, c.origin,
        c.created_at AS at
      FROM customer c
      WHERE c.page_id = $1 AND c.id < $2 AND %s
      ORDER BY c.id DESC
      LIMIT $3
      """;
}
