package io.promobot.chat;

import io.promobot.db.Database;
import io.promobot.flow.CouponStory;
import io.promobot.stats.Journey;
import io.promobot.stats.JourneyStore;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Takes reminders of the last day out of chats whose visitors came back too late for them, for
 * good: once the visitor has read what was said later, nobody could tell any more that they never
 * saw it.
 */
final class LateStore {
  /**
   * Whether a message {@code m} of a customer {@code c}, from the outbox row {@code o}, is a
   * reminder that they have not had and whose coupon is used, void, or not good until this day.
   */
  static String late(String tomorrow) {
    return """
        (o.say = '%s' AND (c.delivered_until IS NULL OR m.at > c.delivered_until) AND NOT EXISTS (
          SELECT FROM coupon k
            JOIN coupon_terms t ON t.page_id = k.page_id AND t.campaign_id = k.campaign_id
            LEFT JOIN journey j ON j.page_id = k.page_id AND j.campaign_id = k.campaign_id
              AND j.customer_id = k.customer_id
          WHERE k.page_id = $1 AND k.customer_id = o.customer_id AND k.campaign_id = o.campaign_id
            AND k.uses = 0 AND k.voided_at IS NULL AND t.valid_until = %s
            AND coalesce(j.path & %d, 0) = 0
          OFFSET 0))\
        """
        .formatted(CouponStory.LAST_DAY.say().name(), tomorrow, CouponStory.REDEEMED.bit());
  }

  private final Database db;
  private final String page;
  private final JourneyStore journeys;
  private final Consumer<String> changed;

  /** {@code changed} is told, after commit, of each campaign whose figures have moved. */
  LateStore(Database db, Tally tally, Consumer<String> changed) {
    this.db = db;
    this.page = tally.page();
    this.journeys = new JourneyStore(tally);
    this.changed = changed;
  }

  /** Ends those of these messages of one customer that are still late once they are locked. */
  Future<Void> end(long customer, List<Long> messages, LocalDate tomorrow) {
    return db.transaction(
            tx ->
                tx.preparedQuery(LOCK)
                    .execute(Tuple.of(page, customer))
                    .compose(
                        locked ->
                            tx.preparedQuery(END)
                                .execute(
                                    Tuple.of(page, customer)
                                        .addArrayOfLong(messages.toArray(Long[]::new))
                                        .addLocalDate(tomorrow)
                                        .addString(ExpiryStore.EXPIRED)))
                    .compose(ended -> takeBack(tx, customer, ended)))
        .onSuccess(campaigns -> campaigns.forEach(changed))
        .mapEmpty();
  }

  private static final String LOCK =
      "SELECT FROM customer WHERE page_id = $1 AND id = $2 FOR UPDATE";

  static final String END =
      """
      WITH over AS MATERIALIZED (
        SELECT m.id, m.outbox_id, o.campaign_id
        FROM chat_message m
          JOIN customer c ON c.page_id = m.page_id AND c.id = m.customer_id
          JOIN outbox o ON o.page_id = m.page_id AND o.id = m.outbox_id
        WHERE m.page_id = $1 AND m.customer_id = $2 AND m.id = ANY ($3) AND %s),
      unseen AS (
        DELETE FROM chat_message m USING over
        WHERE m.page_id = $1 AND m.customer_id = $2 AND m.id = over.id),
      message AS (
        UPDATE outbox o SET state = 'failed', reason = $5, settled_at = now() FROM over
        WHERE o.page_id = $1 AND o.id = over.outbox_id AND o.state = 'sent')
      SELECT outbox_id, campaign_id FROM over
      """
          .formatted(late("$4"));

  private Future<List<String>> takeBack(SqlConnection tx, long customer, RowSet<Row> ended) {
    if (ended.size() == 0) {
      return Future.succeededFuture(List.of());
    }
    Map<Long, String> over =
        StreamSupport.stream(ended.spliterator(), false)
            .collect(
                Collectors.toMap(
                    row -> row.getLong("outbox_id"), row -> row.getString("campaign_id")));
    return journeys
        .ofMessages(tx, over.keySet().toArray(Long[]::new))
        .map(
            all ->
                all.stream()
                    .filter(one -> one.customer() == customer && over.containsValue(one.campaign()))
                    .toList())
        .compose(theirs -> takeBack(tx, theirs))
        .map(done -> over.values().stream().distinct().toList());
  }

  private Future<Void> takeBack(SqlConnection tx, List<Journey> theirs) {
    theirs.forEach(journey -> journey.takeBack(CouponStory.LAST_DAY.stage()));
    return journeys.save(tx, theirs);
  }
}
