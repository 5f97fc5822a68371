package io.promobot.stats;

import io.promobot.channel.Line;
import io.promobot.event.EventOrders;
import io.promobot.event.PersonEvent;
import io.promobot.flow.Path;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Loads and saves journeys, and moves people between path counts in the same transaction. */
public final class JourneyStore {

  private final String page;
  private final PathCountStore counts;

  public JourneyStore(Tally tally) {
    this.page = tally.page();
    this.counts = new PathCountStore(tally);
  }

  /**
   * All journeys of the customers with these page-scoped ids, for a batch that has just locked
   * them.
   */
  public Future<List<Journey>> ofPeople(SqlConnection tx, String[] psids) {
    return tx.preparedQuery(JOURNEYS_OF_PEOPLE)
        .execute(Tuple.tuple().addString(page).addArrayOfString(psids))
        .map(JourneyStore::read);
  }

  private static final String JOURNEYS_OF_PEOPLE =
      """
      SELECT customer_id, j.line, j.campaign_id, version, j.origin, j.language, path, code_version, reached_at, lot
      FROM customer c JOIN journey j ON j.page_id = c.page_id AND j.customer_id = c.id
      WHERE c.page_id = $1 AND c.psid = ANY ($2)
      """;

  /** All journeys of a customer whom the transaction has locked. */
  public Future<List<Journey>> ofCustomer(SqlConnection tx, long customer) {
    return tx.preparedQuery(JOURNEYS_OF_CUSTOMER)
        .execute(Tuple.of(page, customer))
        .map(JourneyStore::read);
  }

  private static final String JOURNEYS_OF_CUSTOMER =
      """
      SELECT customer_id, line, campaign_id, version, origin, language, path, code_version, reached_at, lot
      FROM journey
      WHERE page_id = $1 AND customer_id = $2
      """;

  /**
   * The journeys that these outbox rows are about, one for each customer and campaign; the
   * transaction has locked the customers.
   */
  public Future<List<Journey>> ofMessages(SqlConnection tx, Long[] messages) {
    return of(tx, messages, "outbox");
  }

  /** The same of messages that have not ended. */
  public Future<List<Journey>> ofWaiting(SqlConnection tx, Long[] messages) {
    return of(tx, messages, "outbox_live");
  }

  private Future<List<Journey>> of(SqlConnection tx, Long[] messages, String table) {
    return tx.preparedQuery(JOURNEYS_OF_MESSAGES.formatted(table))
        .execute(Tuple.tuple().addString(page).addArrayOfLong(messages))
        .map(JourneyStore::read);
  }

  // OFFSET 0, because otherwise all the messages may be searched again for each journey.
  private static final String JOURNEYS_OF_MESSAGES =
      """
      SELECT j.customer_id, line, j.campaign_id, version, origin, language, path, code_version, reached_at, lot
      FROM (
        SELECT DISTINCT o.customer_id, o.campaign_id FROM %s o
        WHERE o.page_id = $1 AND o.id = ANY ($2)
        OFFSET 0) m
      JOIN journey j ON j.customer_id = m.customer_id AND j.campaign_id = m.campaign_id
      WHERE j.page_id = $1
      """;

  private static List<Journey> read(RowSet<Row> rows) {
    List<Journey> journeys = new ArrayList<>(rows.size());
    for (Row row : rows) {
      Long[] times = row.getArrayOfLongs("reached_at");
      journeys.add(
          Journey.saved(
                  row.getLong("customer_id"),
                  Line.named(row.getString("line")),
                  row.getString("campaign_id"),
                  row.getInteger("version"),
                  new Journey.Place(
                      row.getString("origin"),
                      row.getString("language"),
                      new Path(row.getInteger("path"))),
                  times == null ? new Long[0] : times,
                  Optional.ofNullable(row.getInteger("code_version")))
              .drew(Optional.ofNullable(row.getInteger("lot"))));
    }
    return journeys;
  }

  /** Saves those that moved and counts their people at their new place. */
  public Future<Void> save(SqlConnection tx, Collection<Journey> journeys) {
    List<Journey> moved = journeys.stream().filter(Journey::moved).toList();
    if (moved.isEmpty()) {
      return Future.succeededFuture();
    }
    List<PersonEvent> news = moved.stream().flatMap(journey -> journey.news().stream()).toList();
    Future<?> rows =
        news.isEmpty()
            ? tx.preparedQuery(SAVE).execute(columns(moved))
            : tx.preparedQuery(SAVE_AND_TELL).execute(told(columns(moved), news));
    return Future.all(rows, counts.move(tx, moved)).mapEmpty();
  }

  private static final String SAVE =
      """
      INSERT INTO journey AS j (page_id, customer_id, campaign_id, version, origin, path, code_version,
          reached_at, line, language, lot)
      SELECT $1, u.customer_id, u.campaign_id, u.version, u.origin, u.path, u.code_version,
          u.reached_at::bigint[], u.line, u.language, u.lot
      FROM unnest($2::bigint[], $3::text[], $4::int[], $5::text[], $6::int[], $7::int[], $8::text[],
          $9::text[], $10::text[], $11::int[])
          AS u (customer_id, campaign_id, version, origin, path, code_version, reached_at, line, language, lot)
      ON CONFLICT (page_id, customer_id, campaign_id) DO UPDATE SET
          origin = excluded.origin, path = excluded.path, code_version = excluded.code_version,
          reached_at = excluded.reached_at, language = excluded.language
      """;

  private static final String SAVE_AND_TELL =
      """
      WITH saved AS (
      %s),
      news AS (
        SELECT event, about_id, NULL::bigint AS subject_id, campaign_id, nth
        FROM unnest($12::text[], $13::bigint[], $14::text[]) WITH ORDINALITY
          AS n (event, about_id, campaign_id, nth))
      %s
      """
          .formatted(SAVE, EventOrders.OF_NEWS);

  private static Tuple told(Tuple columns, List<PersonEvent> news) {
    return columns
        .addArrayOfString(news.stream().map(each -> each.type().key()).toArray(String[]::new))
        .addArrayOfLong(news.stream().map(PersonEvent::customer).toArray(Long[]::new))
        .addArrayOfString(news.stream().map(PersonEvent::campaign).toArray(String[]::new));
  }

  private Tuple columns(List<Journey> moved) {
    return Tuple.tuple()
        .addString(page)
        .addArrayOfLong(moved.stream().map(j -> j.customer).toArray(Long[]::new))
        .addArrayOfString(moved.stream().map(j -> j.campaign).toArray(String[]::new))
        .addArrayOfInteger(moved.stream().map(j -> j.version).toArray(Integer[]::new))
        .addArrayOfString(moved.stream().map(Journey::origin).toArray(String[]::new))
        .addArrayOfInteger(moved.stream().map(j -> j.path().bits()).toArray(Integer[]::new))
        .addArrayOfInteger(
            moved.stream().map(j -> j.codeVersion().orElse(null)).toArray(Integer[]::new))
        .addArrayOfString(moved.stream().map(JourneyStore::times).toArray(String[]::new))
        .addArrayOfString(moved.stream().map(j -> j.line.key()).toArray(String[]::new))
        .addArrayOfString(moved.stream().map(Journey::language).toArray(String[]::new))
        .addArrayOfInteger(moved.stream().map(j -> j.lot().orElse(null)).toArray(Integer[]::new));
  }

  /** As a literal: the elements of an array of arrays would have to be of one length. */
  private static String times(Journey journey) {
    StringBuilder literal = new StringBuilder(160).append('{');
    for (int number = 0; number < journey.numbers(); number++) {
      literal.append(number == 0 ? "" : ",");
      Long micros = journey.micros(number);
      if (micros == null) {
        literal.append("NULL");
      } else {
        literal.append(micros.longValue());
      }
    }
    return literal.append('}').toString();
  }

  /**
   * Takes people out of a campaign they never really entered: its welcome was not sent after all.
   */
  public Future<Void> forget(SqlConnection tx, Collection<Journey> unsent) {
    if (unsent.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple keys =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(unsent.stream().map(j -> j.customer).toArray(Long[]::new))
            .addArrayOfString(unsent.stream().map(j -> j.campaign).toArray(String[]::new));
    return Future.all(tx.preparedQuery(FORGET).execute(keys), counts.remove(tx, unsent)).mapEmpty();
  }

  private static final String FORGET =
      """
      DELETE FROM journey j USING unnest($2::bigint[], $3::text[]) AS gone (customer_id, campaign_id)
      WHERE j.page_id = $1 AND j.customer_id = gone.customer_id AND j.campaign_id = gone.campaign_id
      """;
}
