package io.promobot.customer;

import io.promobot.customer.CustomerFilter.Sort;
import io.promobot.db.BadCursor;
import io.promobot.db.Cursor;
import io.promobot.db.Database;
import io.promobot.db.Page;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Finds, counts and erases customers. */
public final class CustomerStore {
  private static final String NEWEST = "customers";
  private static final String SEEN = "customers seen";
  private static final int MOST_COUNTED = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String CANCELLED = "57014";

  private final Database database;
  private final String page;
  private final Duration handoverPause;
  private final Duration patience;
  private final CustomerEraseStore erasing;

  public CustomerStore(Database database, String page, Duration handoverPause) {
    this(database, page, handoverPause, PATIENCE);
  }

  CustomerStore(Database database, String page, Duration handoverPause, Duration patience) {
    this.database = database;
    this.patience = patience;
    this.page = page;
    this.handoverPause = handoverPause;
    this.erasing = new CustomerEraseStore(database, page);
  }

  /** Fails with {@link BadCursor} when the cursor belongs to another list. */
  public Future<Page<Customer>> list(CustomerFilter filter, int asked, Optional<String> cursor) {
    int limit = Page.limit(asked);
    Tuple tuple = parameters(filter).addInteger(limit + 1).addLong(handoverPause.toSeconds());
    String sql = CustomerQuery.list(filter, searched(filter).isPresent());
    try {
      return filter.sort() == Sort.SEEN
          ? read(sql, afterSeen(tuple, cursor), limit, CustomerStore::seenCursor)
          : read(sql, afterNewest(tuple, cursor), limit, CustomerStore::newestCursor);
    } catch (BadCursor bad) {
      return Future.failedFuture(bad);
    }
  }

  /**
   * How many there are; beyond 10,000 they are no longer counted. Empty if it takes too long: the
   * list is worth more.
   */
  public Future<Optional<Integer>> count(CustomerFilter filter) {
    String sql = CustomerQuery.count(filter, searched(filter).isPresent());
    return database.transaction(
        tx ->
            tx.query(COUNTING.formatted(patience.toMillis()))
                .execute()
                .compose(
                    v -> tx.preparedQuery(sql).execute(parameters(filter).addInteger(MOST_COUNTED)))
                .map(rows -> Optional.of(rows.iterator().next().getInteger("people")))
                .recover(CustomerStore::orNothing)
                .compose(
                    people -> tx.query("ROLLBACK TO SAVEPOINT counting").execute().map(people)));
  }

  private static final String COUNTING = "SAVEPOINT counting; SET LOCAL statement_timeout = %d";

  private static Future<Optional<Integer>> orNothing(Throwable failure) {
    return failure instanceof PgException refused && CANCELLED.equals(refused.getSqlState())
        ? Future.succeededFuture(Optional.empty())
        : Future.failedFuture(failure);
  }

  /** False when there is no such customer. */
  public Future<Boolean> erase(String id) {
    return erasing.erase(id);
  }

  private static Tuple afterNewest(Tuple tuple, Optional<String> cursor) {
    return tuple.addLong(Cursor.read(NEWEST, cursor, Long.MAX_VALUE)[0]);
  }

  private static String newestCursor(Row row) {
    return Cursor.of(NEWEST, row.getLong("id"));
  }

  private static Tuple afterSeen(Tuple tuple, Optional<String> cursor) {
    long[] before = Cursor.read(SEEN, cursor, Cursor.LATEST, Long.MAX_VALUE);
    return tuple.addOffsetDateTime(Cursor.moment(before[0])).addLong(before[1]);
  }

  private static String seenCursor(Row row) {
    OffsetDateTime seen = row.getOffsetDateTime("seen_at").withOffsetSameInstant(ZoneOffset.UTC);
    return Cursor.of(SEEN, Cursor.micros(seen), row.getLong("id"));
  }

  private Tuple parameters(CustomerFilter filter) {
    String searched = searched(filter).orElse(null);
    var step = filter.step();
    return Tuple.of(page, filter.origin().orElse(null))
        .addString(searched == null ? null : NameMatch.containing(searched))
        .addString(searched)
        .addString(searched)
        .addString(searched)
        .addString(step.map(at -> at.story().key()).orElse(null))
        .addInteger(step.map(at -> at.stage().bit()).orElse(0))
        .addInteger(step.map(at -> at.story().beyond(at.stage()).bits()).orElse(0))
        .addString(filter.line().orElse(null))
        .addString(filter.language().orElse(null));
  }

  /** Nobody's name contains a NUL. */
  private static Optional<String> searched(CustomerFilter filter) {
    return filter
        .q()
        .map(typed -> NameMatch.plain(typed.replace("\0", "")))
        .filter(text -> !text.isEmpty());
  }

  private Future<Page<Customer>> read(
      String sql, Tuple tuple, int limit, Function<Row, String> cursor) {
    return database
        .lists()
        .preparedQuery(sql)
        .execute(tuple)
        .map(
            rows -> {
              List<Row> read = StreamSupport.stream(rows.spliterator(), false).toList();
              return Page.of(read, limit, CustomerStore::customer, cursor);
            });
  }

  private static Customer customer(Row row) {
    return new Customer(
        row.getLong("id").toString(),
        row.getString("psid"),
        row.getString("line"),
        Optional.ofNullable(row.getString("name")),
        row.getString("origin"),
        Optional.ofNullable(row.getString("language")),
        row.getBoolean("opted_out"),
        row.getBoolean("blocked"),
        CustomerDetailStore.window(row),
        CustomerDetailStore.instant(row, "person_until"),
        CustomerDetailStore.instant(row, "last_event_at"),
        CustomerDetailStore.progress(row));
  }
}
