package io.promobot.outbox;

import io.promobot.channel.Line;
import io.promobot.flow.Say;
import io.promobot.stats.Journey;
import io.promobot.stats.JourneyStore;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** The owner's decisions about single messages. */
final class DecisionStore {
  private final String page;
  private final JourneyStore journeys;

  DecisionStore(Tally tally) {
    this.page = tally.page();
    this.journeys = new JourneyStore(tally);
  }

  Future<Optional<String>> state(SqlClient client, long id) {
    return client
        .preparedQuery(STATE)
        .execute(Tuple.of(page, id))
        .map(rows -> rows.stream().findFirst().map(row -> row.getString("state")));
  }

  private static final String STATE =
      """
      SELECT state FROM outbox WHERE page_id = $1 AND id = $2
      """;

  /**
   * Queues it again with a day to live, or lets it wait with its paused campaign; nobody can retry
   * while a whole campaign is being cancelled. A person whose welcome was skipped enters the
   * campaign again.
   */
  Future<Boolean> retry(SqlConnection tx, long id) {
    return tx.preparedQuery(LOCK_CUSTOMER)
        .execute(Tuple.of(page, id))
        .compose(locked -> tx.preparedQuery(RETRY).execute(Tuple.of(page, id)))
        .compose(
            rows ->
                rows.size() == 0
                    ? retryCall(tx, id)
                    : reenter(tx, rows.iterator().next()).map(true));
  }

  /** A call is tried for another day, as long as its subject exists. */
  private Future<Boolean> retryCall(SqlConnection tx, long id) {
    return tx.preparedQuery(RETRY_CALL)
        .execute(Tuple.of(page, id, OrderStore.TRIED_FOR.toMillis()))
        .map(rows -> rows.rowCount() > 0);
  }

  private static final String RETRY_CALL =
      """
      UPDATE outbox o SET state = 'queued', reason = NULL, detail = NULL, attempts = 0,
        possible_duplicate = o.possible_duplicate OR o.reason = 'no_answer',
        due_at = now(), give_up_at = now() + $3 * interval '1 ms', settled_at = NULL,
        lease_until = NULL
      WHERE o.page_id = $1 AND o.id = $2 AND o.priority = 2
        AND o.state IN ('failed', 'skipped', 'cancelled')
        AND (EXISTS (SELECT FROM lead l WHERE l.page_id = $1 AND l.id = o.lead_id)
          OR EXISTS (SELECT FROM request r WHERE r.page_id = $1 AND r.id = o.request_id)
          OR EXISTS (SELECT FROM coupon_entry e WHERE e.page_id = $1 AND e.id = o.coupon_entry_id)
          OR o.event IS NOT NULL
          OR o.say = '%s')
      """
          .formatted(OrderStore.WEEKLY_LETTER);

  /** False when it is not waiting. */
  Future<Boolean> hurry(SqlClient client, long id) {
    return client.preparedQuery(HURRY).execute(Tuple.of(page, id)).map(rows -> rows.rowCount() > 0);
  }

  private static final String HURRY =
      """
      UPDATE outbox_live SET due_at = least(due_at, now())
      WHERE page_id = $1 AND id = $2 AND state = 'queued'
      """;

  private static final String LOCK_CUSTOMER =
      """
      SELECT FROM customer
      WHERE page_id = $1 AND id = (SELECT customer_id FROM outbox WHERE page_id = $1 AND id = $2)
      FOR UPDATE
      """;

  private static final String RETRY =
      """
      UPDATE outbox o SET state = CASE WHEN EXISTS (
          SELECT FROM campaign p WHERE p.page_id = $1 AND p.id = o.campaign_id
            AND p.state = 'paused' AND o.priority = 1) THEN 'held' ELSE 'queued' END,
        reason = NULL, detail = NULL, attempts = 0,
        possible_duplicate = o.possible_duplicate OR o.reason = 'no_answer',
        due_at = now(), created_at = now(), settled_at = NULL, lease_until = NULL
      FROM customer c
      WHERE o.page_id = $1 AND o.id = $2 AND o.state IN ('failed', 'skipped', 'cancelled')
        AND c.page_id = $1 AND c.id = o.customer_id
        AND NOT EXISTS (SELECT FROM campaign p WHERE p.page_id = $1 AND p.id = o.campaign_id
          AND p.state = 'cancelled' AND o.priority = 1)
      RETURNING o.customer_id, c.line, o.campaign_id, o.version, o.say, c.origin,
        EXISTS (SELECT FROM journey j WHERE j.page_id = $1 AND j.customer_id = o.customer_id
          AND j.campaign_id = o.campaign_id) AS entered
      """;

  private Future<Void> reenter(SqlConnection tx, Row row) {
    if (row.getBoolean("entered") || !Say.WELCOME.equals(row.getString("say"))) {
      return Future.succeededFuture();
    }
    Journey again =
        Journey.begin(
            row.getLong("customer_id"),
            Line.named(row.getString("line")),
            row.getString("campaign_id"),
            row.getInteger("version"),
            row.getString("origin"));
    return journeys.save(tx, List.of(again));
  }
}
