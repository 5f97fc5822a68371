package io.promobot.campaign;

import io.promobot.db.Database;
import io.promobot.flow.Say;
import io.promobot.outbox.SendWindow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Queues a campaign's welcome for everybody who may be written to, chunk by chunk.
 *
 * <p>The campaign's row says how far a send is and is locked by whoever works on the next chunk, so
 * any replica can go on where another one stopped.
 */
final class SendStore {
  private final Database database;
  private final String page;
  private final int chunkSize;

  /**
   * What one chunk came to: the send so far, how many people it queued, whether it was the last.
   */
  record Chunk(Sending sending, int queued, boolean last) {}

  SendStore(Database database, String page, int chunkSize) {
    this.database = database;
    this.page = page;
    this.chunkSize = chunkSize;
  }

  /** Begins a send to all customers of this moment, unless one is under way. */
  Future<Void> begin(String campaign) {
    return database
        .bulk()
        .preparedQuery(BEGIN)
        .execute(Tuple.of(page, campaign))
        .compose(rows -> rows.rowCount() == 1 ? Future.succeededFuture() : notBegun(campaign));
  }

  private static final String BEGIN =
      """
      UPDATE campaign SET
        state = CASE state WHEN 'open' THEN state ELSE 'queueing' END,
        send_number = send_number + 1,
        queued_to = 0,
        queue_end = (SELECT coalesce(max(id), 0) FROM customer WHERE page_id = $1),
        queued = 0, window_closed = 0, opted_out = 0, blocked = 0, already_in = 0
      WHERE page_id = $1 AND id = $2
        AND state IN ('open', 'draft', 'sending', 'done') AND queued_to >= queue_end
      """;

  private Future<Void> notBegun(String campaign) {
    return database
        .bulk()
        .preparedQuery(EXISTS)
        .execute(Tuple.of(page, campaign))
        .compose(
            rows ->
                Future.failedFuture(
                    rows.size() == 0 ? new NoSuchCampaign() : new AlreadySending()));
  }

  private static final String EXISTS = "SELECT id FROM campaign WHERE page_id = $1 AND id = $2";

  /** The sends that are under way and that nobody works on at this moment. */
  Future<List<String>> abandoned() {
    return database
        .bulk()
        .preparedQuery(ABANDONED)
        .execute(Tuple.of(page))
        .map(SendStore::campaigns);
  }

  private static final String ABANDONED =
      """
      SELECT id FROM campaign
      WHERE page_id = $1 AND (state = 'queueing' OR state = 'open' AND queued_to < queue_end)
      ORDER BY id
      FOR UPDATE SKIP LOCKED
      """;

  /** Queues the next chunk in one transaction; a finished send just tells its figures. */
  Future<Chunk> queueChunk(String campaign) {
    return database.bulkTransaction(
        tx ->
            tx.query(INDEX_PLANS)
                .execute()
                .compose(v -> tx.preparedQuery(LOCK_CAMPAIGN).execute(Tuple.of(page, campaign)))
                .compose(rows -> chunk(tx, campaign, rows.iterator().next())));
  }

  // Without statistics, as in a shop's first campaign, the planner would read whole tables.
  private static final String INDEX_PLANS =
      "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off;"
          + " SET LOCAL enable_mergejoin = off";

  private static final String LOCK_CAMPAIGN =
      """
      SELECT state, version, queued_to, queue_end,
             queued, window_closed, opted_out, blocked, already_in
      FROM campaign WHERE page_id = $1 AND id = $2
      FOR UPDATE
      """;

  private Future<Chunk> chunk(SqlConnection tx, String campaign, Row row) {
    long from = row.getLong("queued_to");
    long end = row.getLong("queue_end");
    if (from >= end && !row.getString("state").equals("queueing")) {
      return Future.succeededFuture(new Chunk(CampaignStore.sending(row), 0, true));
    }
    return tx.preparedQuery(LOCK_CUSTOMERS)
        .execute(Tuple.of(page, from, end, chunkSize))
        .map(SendStore::ids)
        .compose(ids -> queue(tx, campaign, row, ids));
  }

  private static final String LOCK_CUSTOMERS =
      """
      SELECT id FROM customer
      WHERE page_id = $1 AND id > $2 AND id <= $3
      ORDER BY id
      LIMIT $4
      FOR UPDATE
      """;

  private static Long[] ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getLong("id"))
        .toArray(Long[]::new);
  }

  private Future<Chunk> queue(SqlConnection tx, String campaign, Row row, Long[] ids) {
    Tuple people =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(ids)
            .addString(campaign)
            .addInteger(row.getInteger("version"))
            .addString(Say.WELCOME.name())
            .addLong(SendWindow.MARGIN.toSeconds());
    boolean last = ids.length < chunkSize;
    long to = last ? row.getLong("queue_end") : ids[ids.length - 1];
    return tx.preparedQuery(QUEUE)
        .execute(people)
        .compose(
            fates ->
                advance(tx, campaign, to, CampaignStore.sending(fates.iterator().next()), last));
  }

  // LIMIT 1 makes PostgreSQL look up each person; it would else compare everybody with everybody.
  // Slot -1 is nobody else's, so that those who count answers never wait for a chunk.
  private static final String QUEUE =
      """
      WITH person AS MATERIALIZED (
        SELECT c.id, c.origin, CASE
            WHEN j.path IS NOT NULL THEN 'already_in'
            WHEN c.opted_out THEN 'opted_out'
            WHEN c.blocked THEN 'blocked'
            WHEN c.window_until > now() + $6 * interval '1 second' THEN 'queued'
            ELSE 'window_closed' END AS fate
        FROM customer c LEFT JOIN LATERAL (
          SELECT path FROM journey
          WHERE page_id = $1 AND customer_id = c.id AND campaign_id = $3 LIMIT 1) j ON true
        WHERE c.page_id = $1 AND c.id = ANY ($2)),
      message AS (
        INSERT INTO outbox (page_id, kind, customer_id, campaign_id, version, say, priority)
        SELECT $1, 'message', id, $3, $4, $5, 1 FROM person WHERE fate = 'queued' ORDER BY id),
      entered AS (
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path)
        SELECT $1, id, $3, $4, origin, 0 FROM person WHERE fate = 'queued'),
      counted AS (
        INSERT INTO path_count AS p (page_id, campaign_id, version, origin, path, slot, people)
        SELECT $1, $3, $4, origin, 0, -1, count(*) FROM person WHERE fate = 'queued'
        GROUP BY origin ORDER BY origin
        ON CONFLICT (page_id, campaign_id, version, origin, path, slot)
        DO UPDATE SET people = p.people + excluded.people)
      SELECT count(*) FILTER (WHERE fate = 'queued')::int AS queued,
             count(*) FILTER (WHERE fate = 'window_closed')::int AS window_closed,
             count(*) FILTER (WHERE fate = 'opted_out')::int AS opted_out,
             count(*) FILTER (WHERE fate = 'blocked')::int AS blocked,
             count(*) FILTER (WHERE fate = 'already_in')::int AS already_in
      FROM person
      """;

  private Future<Chunk> advance(
      SqlConnection tx, String campaign, long to, Sending chunk, boolean last) {
    Tuple progress =
        Tuple.of(page, campaign, to, chunk.queued(), chunk.windowClosed())
            .addInteger(chunk.optedOut())
            .addInteger(chunk.blocked())
            .addInteger(chunk.alreadyIn());
    return tx.preparedQuery(ADVANCE)
        .execute(progress)
        .map(
            rows -> new Chunk(CampaignStore.sending(rows.iterator().next()), chunk.queued(), last));
  }

  private static final String ADVANCE =
      """
      UPDATE campaign SET
        state = CASE WHEN state = 'queueing' AND $3 >= queue_end THEN 'sending' ELSE state END,
        queued_to = $3, queued = queued + $4, window_closed = window_closed + $5,
        opted_out = opted_out + $6, blocked = blocked + $7, already_in = already_in + $8
      WHERE page_id = $1 AND id = $2
      RETURNING queued, window_closed, opted_out, blocked, already_in
      """;

  /** Gives the planner statistics after bulk work; autovacuum would only come by in a minute. */
  Future<Void> analyze() {
    return database
        .bulk()
        .query("ANALYZE customer, outbox, journey, path_count")
        .execute()
        .mapEmpty();
  }

  /** Ends the sends of which no message is on its way any more; answers their campaigns. */
  Future<List<String>> finish() {
    return database
        .bulkTransaction(
            tx ->
                tx.query(INDEX_PLANS)
                    .execute()
                    .compose(v -> tx.preparedQuery(FINISH).execute(Tuple.of(page))))
        .map(SendStore::campaigns);
  }

  private static final String FINISH =
      """
      UPDATE campaign c SET state = 'done'
      WHERE page_id = $1 AND state = 'sending' AND NOT EXISTS (
        SELECT 1 FROM outbox o
        WHERE o.page_id = $1 AND o.campaign_id = c.id AND o.priority = 1
          AND o.state IN ('queued', 'sending', 'unknown'))
      RETURNING id
      """;

  private static List<String> campaigns(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(r -> r.getString("id")).toList();
  }
}
