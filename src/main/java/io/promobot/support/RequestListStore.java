package io.promobot.support;

import io.promobot.contact.SearchText;
import io.promobot.db.BadCursor;
import io.promobot.db.Cursor;
import io.promobot.db.Database;
import io.promobot.db.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Finds requests, newest first. */
public final class RequestListStore {
  private static final String LIST = "requests";

  private final Database database;
  private final String page;
  private final ToldStore told;
  private final AnswerListStore answers;

  public RequestListStore(Database database, String page) {
    this.database = database;
    this.page = page;
    this.told = new ToldStore(database, page);
    this.answers = new AnswerListStore(database, page);
  }

  /** Fails with {@link BadCursor} when the cursor belongs to another list. */
  public Future<Page<Request>> list(RequestFilter filter, int asked, Optional<String> cursor) {
    int limit = Page.limit(asked);
    long before;
    try {
      before = Cursor.read(LIST, cursor, Long.MAX_VALUE)[0];
    } catch (BadCursor bad) {
      return Future.failedFuture(bad);
    }
    Tuple tuple =
        Tuple.of(page, before, limit + 1, filter.state().orElse(null), filter.topic().orElse(null))
            .addString(filter.q().map(RequestListStore::pattern).orElse(null))
            .addString(SearchText.SPECIAL)
            .addString(SearchText.PLAIN)
            .addString(filter.q().map(String::strip).orElse(null))
            .addString(filter.language().orElse(null));
    return database
        .lists()
        .preparedQuery(REQUESTS)
        .execute(tuple)
        .map(rows -> rows.stream().toList())
        .map(rows -> Page.of(rows, limit, RequestListStore::request, RequestListStore::place))
        .compose(
            found -> complete(found.items()).map(requests -> new Page<>(requests, found.next())));
  }

  private Future<List<Request>> complete(List<Request> requests) {
    return told.of(requests).compose(answers::of);
  }

  private static String place(Row row) {
    return Cursor.of(LIST, row.getLong("id"));
  }

  /** Typed text is never a pattern. */
  private static String pattern(String typed) {
    return "%"
        + SearchText.of(typed).replace("\0", "").strip().replaceAll("[\\\\%_]", "\\\\$0")
        + "%";
  }

  private static final String REQUESTS =
      """
      SELECT r.id, r.topic, t.id AS topic_id, r.unknown_topic, r.message, r.name, r.email, r.phone,
        r.origin, r.customer_id, c.language, r.state, r.asked_at, r.done_at
      FROM request r LEFT JOIN topic t ON t.page_id = r.page_id AND t.id = r.topic_id
        LEFT JOIN customer c ON c.page_id = r.page_id AND c.id = r.customer_id
      WHERE r.page_id = $1 AND r.id < $2
        AND ($4::text IS NULL OR r.state = $4) AND ($5::bigint IS NULL OR r.topic_id = $5)
        AND ($6::text IS NULL OR r.email ILIKE $6 OR r.phone ILIKE $6 OR translate(
            regexp_replace(normalize(concat_ws(chr(10), r.name, r.message), NFD),
              '[\\u0300-\\u036f]', '', 'g'), $7, $8) ILIKE $6
            OR '#' || r.id = $9)
        AND ($10::text IS NULL OR c.language = $10)
      ORDER BY r.id DESC
      LIMIT $3
      """;

  public Future<Optional<Request>> find(long id) {
    return database
        .general()
        .preparedQuery(ONE)
        .execute(Tuple.of(page, id))
        .map(rows -> rows.stream().map(RequestListStore::request).toList())
        .compose(this::complete)
        .map(found -> found.stream().findFirst());
  }

  private static final String ONE =
      """
      SELECT r.id, r.topic, t.id AS topic_id, r.unknown_topic, r.message, r.name, r.email, r.phone,
        r.origin, r.customer_id, c.language, r.state, r.asked_at, r.done_at
      FROM request r LEFT JOIN topic t ON t.page_id = r.page_id AND t.id = r.topic_id
        LEFT JOIN customer c ON c.page_id = r.page_id AND c.id = r.customer_id
      WHERE r.page_id = $1 AND r.id = $2
      """;

  private static Request request(Row row) {
    return new Request(
        row.getLong("id").toString(),
        row.getString("topic"),
        Optional.ofNullable(row.getLong("topic_id")).map(String::valueOf),
        row.getBoolean("unknown_topic"),
        row.getString("message"),
        Optional.ofNullable(row.getString("name")),
        Optional.ofNullable(row.getString("email")),
        Optional.ofNullable(row.getString("phone")),
        row.getString("origin"),
        Optional.ofNullable(row.getLong("customer_id")).map(String::valueOf),
        Optional.ofNullable(row.getString("language")),
        row.getString("state"),
        instant(row, "asked_at").orElseThrow(),
        instant(row, "done_at"),
        List.of(),
        List.of(),
        AnswerWay.ERASED);
  }

  private static Optional<Instant> instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
