package io.promobot.lead;

import io.promobot.channel.ReasonSentence;
import io.promobot.contact.SearchText;
import io.promobot.db.BadCursor;
import io.promobot.db.Cursor;
import io.promobot.db.Database;
import io.promobot.db.Page;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds people who registered, newest first. */
public final class LeadListStore {
  private static final String LIST = "leads";
  private static final int EXPORTED_AT_ONCE = 1_000;

  private final Database database;
  private final String page;

  public LeadListStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Fails with {@link BadCursor} when the cursor belongs to another list. */
  public Future<Page<Lead>> list(LeadFilter filter, int asked, Optional<String> cursor) {
    return read(database.lists(), filter, Page.limit(asked), cursor);
  }

  /** The next larger part of the whole list; holds no connection in between. */
  public Future<Page<Lead>> export(LeadFilter filter, Optional<String> cursor) {
    return read(database.exports(), filter, EXPORTED_AT_ONCE, cursor);
  }

  private Future<Page<Lead>> read(
      Pool pool, LeadFilter filter, int limit, Optional<String> cursor) {
    long before;
    try {
      before = Cursor.read(LIST, cursor, Long.MAX_VALUE)[0];
    } catch (BadCursor bad) {
      return Future.failedFuture(bad);
    }
    Tuple tuple =
        Tuple.of(page, before, limit + 1, filter.origin().orElse(null))
            .addString(filter.pattern().orElse(null))
            .addString(filter.digits().orElse(null))
            .addString(SearchText.SPECIAL)
            .addString(SearchText.PLAIN)
            .addString(filter.language().orElse(null));
    filter
        .welcome()
        .ifPresent(state -> tuple.addArrayOfString(state.states().toArray(new String[0])));
    return pool.preparedQuery(filter.welcome().isPresent() ? BY_WELCOME : LEADS)
        .execute(tuple)
        .map(rows -> rows.stream().toList())
        .map(rows -> Page.of(rows, limit, LeadListStore::lead, LeadListStore::cursor));
  }

  // The language is that of the e-mail: lead/WelcomeStore.
  static final String LEADS =
      """
      SELECT l.id, l.name, l.email, l.phone, l.origin, l.utm_medium, l.utm_campaign, l.attributes,
        l.customer_id, coalesce(c.language, l.language) AS language, l.registered_at, w.id AS delivery_id,
        w.state, w.due_at, w.settled_at, w.reason, w.detail, w.kind
      FROM lead l LEFT JOIN LATERAL (
        SELECT * FROM outbox o WHERE o.page_id = l.page_id AND o.lead_id = l.id
        ORDER BY o.id DESC LIMIT 1) w ON true
        LEFT JOIN customer c ON c.page_id = l.page_id AND c.id = l.customer_id
      WHERE l.page_id = $1 AND l.id < $2
        AND ($4::text IS NULL OR l.origin = $4)
        AND ($9::text IS NULL OR coalesce(c.language, l.language) = $9)
        AND ($5::text IS NULL OR l.email ILIKE $5 OR l.phone LIKE $6 OR translate(
            regexp_replace(normalize(l.name, NFD), '[\\u0300-\\u036f]', '', 'g'), $7, $8) ILIKE $5)
      ORDER BY l.id DESC
      LIMIT $3
      """;

  // Starts from the e-mails: those in one state may be few among all who ever registered.
  static final String BY_WELCOME =
      """
      SELECT l.id, l.name, l.email, l.phone, l.origin, l.utm_medium, l.utm_campaign, l.attributes,
        l.customer_id, coalesce(c.language, l.language) AS language, l.registered_at, w.id AS delivery_id,
        w.state, w.due_at, w.settled_at, w.reason, w.detail, w.kind
      FROM outbox w JOIN lead l ON l.page_id = w.page_id AND l.id = w.lead_id
        LEFT JOIN customer c ON c.page_id = l.page_id AND c.id = l.customer_id
      WHERE w.page_id = $1 AND w.lead_id < $2 AND w.state = ANY ($10)
        AND ($4::text IS NULL OR l.origin = $4)
        AND ($9::text IS NULL OR coalesce(c.language, l.language) = $9)
        AND ($5::text IS NULL OR l.email ILIKE $5 OR l.phone LIKE $6 OR translate(
            regexp_replace(normalize(l.name, NFD), '[\\u0300-\\u036f]', '', 'g'), $7, $8) ILIKE $5)
      ORDER BY w.lead_id DESC
      LIMIT $3
      """;

  private static String cursor(Row row) {
    return Cursor.of(LIST, row.getLong("id"));
  }

  private static Lead lead(Row row) {
    return new Lead(
        row.getLong("id").toString(),
        row.getString("name"),
        row.getString("email"),
        Optional.ofNullable(row.getString("phone")),
        row.getString("origin"),
        Optional.ofNullable(row.getString("utm_medium")),
        Optional.ofNullable(row.getString("utm_campaign")),
        attributes(row.getJsonObject("attributes")),
        Optional.ofNullable(row.getLong("customer_id")).map(String::valueOf),
        Optional.ofNullable(row.getString("language")),
        row.getOffsetDateTime("registered_at").toInstant(),
        Optional.ofNullable(row.getLong("delivery_id")).map(id -> welcome(id, row)));
  }

  private static Map<String, String> attributes(JsonObject json) {
    Map<String, String> attributes = new LinkedHashMap<>();
    json.forEach(entry -> attributes.put(entry.getKey(), String.valueOf(entry.getValue())));
    return attributes;
  }

  private static Lead.Welcome welcome(long id, Row row) {
    WelcomeState state = WelcomeState.of(row.getString("state"));
    return new Lead.Welcome(
        String.valueOf(id),
        state.key(),
        row.getOffsetDateTime("due_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("settled_at"))
            .filter(settled -> state == WelcomeState.SENT)
            .map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getString("reason"))
            .map(reason -> ReasonSentence.of(reason, row.getString("kind"))),
        Optional.ofNullable(row.getString("detail")).filter(detail -> !detail.isEmpty()));
  }
}
