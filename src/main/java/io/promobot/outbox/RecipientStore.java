package io.promobot.outbox;

import io.promobot.stats.Journey;
import io.promobot.stats.JourneyStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The customers of messages that are being settled: locked first, saved last. */
final class RecipientStore {
  private final String page;
  private final JourneyStore journeys;

  RecipientStore(String page, JourneyStore journeys) {
    this.page = page;
    this.journeys = journeys;
  }

  /** Those of these messages, by their ids, with their journeys; sends all it asks right away. */
  Future<Map<Long, Recipient>> lock(SqlConnection tx, Long[] messages) {
    Future<RowSet<Row>> locked =
        tx.preparedQuery(LOCK).execute(Tuple.tuple().addString(page).addArrayOfLong(messages));
    Future<List<Journey>> begun = journeys.ofWaiting(tx, messages);
    return Future.all(locked, begun).map(read -> recipients(locked.result(), begun.result()));
  }

  private static Map<Long, Recipient> recipients(RowSet<Row> rows, List<Journey> begun) {
    Map<Long, Recipient> recipients = new HashMap<>();
    rows.forEach(row -> recipients.put(row.getLong("id"), recipient(row)));
    for (Journey journey : begun) {
      Optional.ofNullable(recipients.get(journey.customer()))
          .ifPresent(recipient -> recipient.remember(journey));
    }
    return recipients;
  }

  private static Recipient recipient(Row row) {
    return new Recipient(
        row.getLong("id"),
        until(row.getOffsetDateTime("delivered_until")),
        until(row.getOffsetDateTime("read_until")),
        row.getString("campaign_id"),
        row.getString("step"),
        WordStore.language(row));
  }

  private static Instant until(OffsetDateTime watermark) {
    return watermark == null ? Instant.MIN : watermark.toInstant();
  }

  // ARRAY, because IN may search all the messages again for each customer: it took seconds once.
  private static final String LOCK =
      """
      SELECT id, delivered_until, read_until, campaign_id, step, language FROM customer
      WHERE page_id = $1
        AND id = ANY (ARRAY(SELECT customer_id FROM outbox_live WHERE page_id = $1 AND id = ANY ($2)))
      ORDER BY id
      FOR UPDATE
      """;

  /** Saves what has changed. */
  Future<Void> save(SqlConnection tx, Collection<Recipient> recipients) {
    List<Recipient> changed = recipients.stream().filter(Recipient::changed).toList();
    if (changed.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(changed.stream().map(Recipient::id).toArray(Long[]::new))
            .addArrayOfString(changed.stream().map(Recipient::campaign).toArray(String[]::new))
            .addArrayOfString(changed.stream().map(Recipient::step).toArray(String[]::new))
            .addArrayOfString(changed.stream().map(r -> r.lesson().name()).toArray(String[]::new));
    return tx.preparedQuery(SAVE_RECIPIENTS).execute(tuple).mapEmpty();
  }

  // Joined as in SettleStore.
  static final String SAVE_RECIPIENTS =
      """
      UPDATE customer c SET campaign_id = u.campaign_id, step = u.step,
        reminded_at = CASE WHEN c.campaign_id = u.campaign_id THEN c.reminded_at END,
        blocked = c.blocked OR u.lesson = 'BLOCKED',
        opted_out = c.opted_out OR u.lesson = 'OPTED_OUT',
        window_until = CASE WHEN u.lesson = 'WINDOW_CLOSED' THEN least(c.window_until, now())
          ELSE c.window_until END
      FROM (
        SELECT $1::text AS page_id, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[])
        AS changed (id, campaign_id, step, lesson)
        OFFSET 0) u
      WHERE c.page_id = u.page_id AND c.id = u.id
      """;
}
