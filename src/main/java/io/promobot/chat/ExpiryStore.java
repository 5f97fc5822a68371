package io.promobot.chat;

import io.promobot.flow.Conversation;
import io.promobot.flow.Stage;
import io.promobot.stats.Journey;
import io.promobot.stats.JourneyStore;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends the wait of campaign messages on the website: those that were delivered need not be looked
 * at again, and those that nobody came back for disappear from the chat and count as failed.
 */
final class ExpiryStore {
  static final String EXPIRED = "expired";

  private final String page;
  private final JourneyStore journeys;

  ExpiryStore(Tally tally) {
    this.page = tally.page();
    this.journeys = new JourneyStore(tally);
  }

  /**
   * What one transaction did: how many waits it ended, and the campaigns whose figures it moved.
   */
  record Ended(int messages, Set<String> campaigns) {}

  private record Missed(long customer, String campaign) {}

  /** Ends up to so many waits: of cancelled campaigns, and those that have lasted this long. */
  Future<Ended> end(SqlConnection tx, Duration lifetime, int most, Instant now) {
    return tx.preparedQuery(DUE)
        .execute(Tuple.of(page, (double) lifetime.toSeconds(), most))
        .compose(due -> end(tx, due, now));
  }

  static final String DUE =
      """
      SELECT m.customer_id, m.id
      FROM campaign c CROSS JOIN LATERAL (
        SELECT customer_id, id FROM chat_message
        WHERE page_id = $1 AND campaign_id = c.id
          AND at < CASE c.state WHEN 'cancelled' THEN 'infinity'
            ELSE now() - $2 * interval '1 second' END
        ORDER BY at LIMIT $3 OFFSET 0) m
      WHERE c.page_id = $1
      LIMIT $3
      """;

  private Future<Ended> end(SqlConnection tx, RowSet<Row> due, Instant now) {
    if (due.size() == 0) {
      return Future.succeededFuture(new Ended(0, Set.of()));
    }
    Tuple keys =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(longs(due, "customer_id"))
            .addArrayOfLong(longs(due, "id"));
    return tx.preparedQuery(LOCK)
        .execute(Tuple.tuple().addString(page).addArrayOfLong(longs(due, "customer_id")))
        .compose(
            locked ->
                tx.preparedQuery(END)
                    .execute(
                        keys.addInteger(Stage.DELIVERED.bit())
                            .addString(EXPIRED)
                            .addString(Conversation.WELCOMED)
                            .addString(Conversation.WELCOME)
                            .addString(Conversation.NEW)))
        .compose(missed -> fail(tx, missed, now))
        .map(campaigns -> new Ended(due.size(), campaigns));
  }

  private static Long[] longs(RowSet<Row> rows, String column) {
    return rows.stream().map(row -> row.getLong(column)).toArray(Long[]::new);
  }

  private static final String LOCK =
      "SELECT id FROM customer WHERE page_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE";

  // Nobody was greeted by a message they never saw: their next words begin the welcome.
  private static final String END =
      """
      WITH due AS MATERIALIZED (
        SELECT m.customer_id, m.id, m.outbox_id, m.campaign_id,
          coalesce(j.path & $4, 0) = 0 AS missed
        FROM unnest($2::bigint[], $3::bigint[]) AS u (customer_id, id)
          JOIN chat_message m ON m.page_id = $1 AND m.customer_id = u.customer_id AND m.id = u.id
          LEFT JOIN journey j ON j.page_id = $1 AND j.customer_id = m.customer_id
            AND j.campaign_id = m.campaign_id
        -- another replica may have ended it while we waited for its customer
        WHERE m.campaign_id IS NOT NULL),
      delivered AS (
        UPDATE chat_message m SET campaign_id = NULL FROM due
        WHERE m.page_id = $1 AND m.customer_id = due.customer_id AND m.id = due.id
          AND NOT due.missed),
      unseen AS (
        DELETE FROM chat_message m USING due
        WHERE m.page_id = $1 AND m.customer_id = due.customer_id AND m.id = due.id AND due.missed),
      message AS (
        UPDATE outbox o SET state = 'failed', reason = $5, settled_at = now() FROM due
        WHERE o.page_id = $1 AND o.id = due.outbox_id AND o.state = 'sent' AND due.missed),
      conversation AS (
        UPDATE customer c SET campaign_id = $7, step = $8 FROM due
        WHERE c.page_id = $1 AND c.id = due.customer_id AND c.campaign_id = due.campaign_id
          AND c.step = $6 AND due.missed)
      SELECT customer_id, campaign_id, outbox_id FROM due WHERE missed
      """;

  private Future<Set<String>> fail(SqlConnection tx, RowSet<Row> rows, Instant now) {
    Set<Missed> missed =
        rows.stream()
            .map(row -> new Missed(row.getLong("customer_id"), row.getString("campaign_id")))
            .collect(Collectors.toSet());
    return journeys
        .ofMessages(tx, longs(rows, "outbox_id"))
        .map(
            all ->
                all.stream()
                    .filter(j -> missed.contains(new Missed(j.customer(), j.campaign())))
                    .toList())
        .compose(theirs -> fail(tx, theirs, now))
        .map(done -> missed.stream().map(Missed::campaign).collect(Collectors.toSet()));
  }

  private Future<Void> fail(SqlConnection tx, List<Journey> theirs, Instant now) {
    theirs.forEach(journey -> journey.reach(Stage.FAILED, now));
    return journeys.save(tx, theirs);
  }
}
