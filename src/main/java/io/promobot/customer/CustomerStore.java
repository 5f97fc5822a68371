package io.promobot.customer;

import io.promobot.customer.CustomerFilter.Sort;
import io.promobot.db.BadCursor;
import io.promobot.db.Cursor;
import io.promobot.db.Database;
import io.promobot.db.Page;
import io.promobot.stats.ShownPath;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Finds, counts and erases customers. */
public final class CustomerStore {
  private static final String NEWEST = "customers";
  private static final String SEEN = "customers seen";
  private static final int MOST_COUNTED = 10_000;

  private final Database database;
  private final String page;
  private final Duration handoverPause;
  private final CustomerEraseStore erasing;

  public CustomerStore(Database database, String page, Duration handoverPause) {
    this.database = database;
    this.page = page;
    this.handoverPause = handoverPause;
    this.erasing = new CustomerEraseStore(database, page);
  }

  /** Fails with {@link BadCursor} when the cursor belongs to another list. */
  public Future<Page<Customer>> list(CustomerFilter filter, int asked, Optional<String> cursor) {
    int limit = Page.limit(asked);
    Tuple tuple = parameters(filter).addInteger(limit + 1).addLong(handoverPause.toSeconds());
    boolean found = searched(filter).isPresent();
    try {
      return filter.sort() == Sort.SEEN
          ? read(
              of(filter, found ? FOUND_SEEN_LAST : SEEN_LAST),
              afterSeen(tuple, cursor),
              limit,
              CustomerStore::seenCursor)
          : read(
              of(filter, found ? FOUND_NEWEST_FIRST : NEWEST_FIRST),
              afterNewest(tuple, cursor),
              limit,
              CustomerStore::newestCursor);
    } catch (BadCursor bad) {
      return Future.failedFuture(bad);
    }
  }

  /** How many there are; beyond 10,000 they are no longer counted. */
  public Future<Integer> count(CustomerFilter filter) {
    boolean anyStep = filter.step().isEmpty();
    String all = anyStep ? COUNT_AT_ANY_STEP : COUNT;
    String found = anyStep ? COUNT_FOUND_AT_ANY_STEP : COUNT_FOUND;
    return database
        .general()
        .preparedQuery(of(filter, searched(filter).isPresent() ? found : all))
        .execute(parameters(filter).addInteger(MOST_COUNTED))
        .map(rows -> rows.iterator().next().getInteger("people"));
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

  // One bit is there when it is at least itself: said with =, the planner takes the people for too
  // few. The journey is looked up only for those whom the other conditions let through.
  private static final String JOURNEYS =
      """

        LEFT JOIN LATERAL (
          SELECT o.campaign_id, o.entered_at, %s AS path
          FROM journey o
          WHERE o.page_id = c.page_id AND o.customer_id = c.id
          ORDER BY o.entered_at DESC, o.campaign_id
          LIMIT 1) j ON true
        LEFT JOIN campaign g ON g.page_id = c.page_id AND g.id = j.campaign_id
      WHERE c.page_id = $1
        AND ($7::text IS NULL OR g.story = $7 AND j.path & $8 >= $8 AND j.path & $9 <= 0)
      """
          .formatted(ShownPath.of("o"));

  private static final String FILTERS =
      """
        AND ($2::text IS NULL OR c.origin = $2)
        AND ($10::text IS NULL OR c.line = $10) AND ($11::text IS NULL OR c.language = $11)
      """;

  private static final String NOT_SEARCHED =
      """
        AND num_nulls($3::text, $4::text, $5::text, $6::text) = 4
      """;

  private static final String AT_ANY_STEP =
      """
      WHERE c.page_id = $1 AND $7::text IS NULL AND $8::int = 0 AND $9::int = 0
      """;

  private static final String FITS = "FROM customer c" + JOURNEYS + FILTERS + NOT_SEARCHED;

  private static final String LIST =
      """
      SELECT c.id, c.psid, c.line, coalesce(c.name, c.first_name) AS name, c.origin, c.language, c.opted_out,
             c.blocked, c.window_until, c.last_event_at, coalesce(c.last_event_at, c.created_at) AS seen_at,
             nullif(greatest(c.person_wrote_at + $13::bigint * interval '1 s', now()), now())
               AS person_until,
             j.campaign_id, j.entered_at, j.path, g.name AS campaign_name, g.story
      """;

  private static final String BY_NEWEST =
      """
        AND c.id < $14
      ORDER BY c.id DESC
      LIMIT $12
      """;

  private static final String BY_SEEN =
      """
        AND (coalesce(c.last_event_at, c.created_at), c.id) < ($14, $15)
      ORDER BY coalesce(c.last_event_at, c.created_at) DESC, c.id DESC
      LIMIT $12
      """;

  static final String NEWEST_FIRST = LIST + FITS + BY_NEWEST;
  static final String SEEN_LAST = LIST + FITS + BY_SEEN;

  static final String FOUND_NEWEST_FIRST =
      FoundCustomers.few(
          LIST + FoundCustomers.THESE.formatted("few") + JOURNEYS + "%s" + BY_NEWEST,
          LIST + "FROM customer c" + JOURNEYS + FILTERS + "%s" + BY_NEWEST,
          FILTERS);

  static final String FOUND_SEEN_LAST =
      FoundCustomers.all(FILTERS)
          + LIST
          + FoundCustomers.THESE.formatted("people")
          + JOURNEYS
          + BY_SEEN;

  static final String COUNT = counted("", FITS);
  static final String COUNT_AT_ANY_STEP =
      counted("", "FROM customer c\n" + AT_ANY_STEP + FILTERS + NOT_SEARCHED);
  static final String COUNT_FOUND =
      counted(FoundCustomers.all(FILTERS), FoundCustomers.THESE.formatted("people") + JOURNEYS);
  static final String COUNT_FOUND_AT_ANY_STEP =
      counted(
          FoundCustomers.all(FILTERS),
          "FROM (SELECT id, $1::text AS page_id FROM people) c\n" + AT_ANY_STEP);

  private static String counted(String before, String people) {
    return before + "SELECT count(*)::int AS people FROM (SELECT " + people + " LIMIT $12) counted";
  }

  /** The index by language is found only by a statement that always asks for one. */
  static String of(CustomerFilter filter, String statement) {
    return filter.language().isEmpty()
        ? statement
        : statement
            .replace("($11::text IS NULL OR c.language = $11)", "c.language = $11::text")
            .replace("($11::text IS NULL OR p.language = $11)", "p.language = $11::text");
  }

  private Tuple parameters(CustomerFilter filter) {
    String searched = searched(filter).orElse(null);
    var step = filter.step();
    return Tuple.of(page, filter.origin().orElse(null))
        .addString(searched == null ? null : NameMatch.containing(searched))
        .addString(searched == null ? null : literal(searched) + "%")
        .addString(searched == null ? null : searched.toLowerCase(Locale.ROOT))
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

  /** Typed text is never a pattern. */
  private static String literal(String typed) {
    return typed.replaceAll("[\\\\%_]", "\\\\$0");
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
