package io.promobot.campaign;

import io.promobot.db.Database;
import io.promobot.segment.ConditionStore;
import io.promobot.stats.ShopDays;
import io.promobot.variant.Draw;
import io.promobot.variant.DrawStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * Queues a campaign's welcome for those it is for and who may be written to, chunk by chunk.
 *
 * <p>The campaign's row stores how far a send is and is locked while a chunk is being queued, so
 * any replica can continue where another one stopped.
 */
final class SendStore {
  private final Database database;
  private final String page;
  private final int chunkSize;
  private final NextStore next;
  private final BeginStore beginning;
  private final QueueStore queue;
  private final DrawStore draws;
  private final ClockStore clocks;
  private final AdvanceStore advancing;

  /**
   * The result of one chunk: the send so far, how many people it queued, whether it was the last.
   */
  record Chunk(Sending sending, int queued, boolean last) {}

  SendStore(
      Database database,
      String page,
      int chunkSize,
      StartStore starting,
      ShopDays days,
      InstantSource clock) {
    var conditions = new ConditionStore(page, days);
    this.database = database;
    this.page = page;
    this.chunkSize = chunkSize;
    this.beginning = new BeginStore(page, starting, new ForWhomStore(database, page, conditions));
    this.next = new NextStore(page, conditions);
    this.queue = new QueueStore(page, conditions);
    this.draws = new DrawStore(page);
    this.advancing = new AdvanceStore(page);
    this.clocks = new ClockStore(page, days.zone(), clock);
  }

  /**
   * Begins a send to all current customers, or those of a segment; fails with {@link NotNow}, also
   * for a draft that is word for word the welcome, with {@link NoSuchCampaign}, or with {@link
   * io.promobot.segment.ConditionRefused}.
   */
  Future<Void> begin(String campaign, Optional<Long> segment) {
    return database.bulkTransaction(tx -> begin(tx, campaign, segment, Optional.empty()));
  }

  /**
   * The same in somebody's transaction, and with the plans for it from then on. With an instant it
   * goes by each customer's clock, when that shows what the shop's shows then.
   */
  Future<Void> begin(
      SqlConnection tx, String campaign, Optional<Long> segment, Optional<Instant> clockAt) {
    return indexed(tx, () -> beginning.begin(tx, campaign, segment, clockAt));
  }

  /** The result of the last send so far. */
  Future<Sending> present(String campaign) {
    return database
        .general()
        .preparedQuery(PRESENT)
        .execute(Tuple.of(page, campaign))
        .map(rows -> AudienceStore.sending(rows.iterator().next()));
  }

  private static final String PRESENT =
      """
      SELECT queued, next_visit, window_closed, opted_out, blocked, already_in
      FROM campaign WHERE page_id = $1 AND id = $2
      """;

  /** The sends that are under way and that no replica is working on at the moment. */
  Future<List<String>> abandoned() {
    return database
        .bulk()
        .preparedQuery(ABANDONED)
        .execute(Tuple.of(page, clocks.now()))
        .map(SendStore::campaigns);
  }

  private static final String ABANDONED =
      """
      SELECT id FROM campaign
      WHERE page_id = $1 AND (state = 'queueing' OR state = 'open' AND queued_to < queue_end AND NOT hushed)
        AND coalesce((draw ->> 'room')::int, 1) > 0
        AND (early OR coalesce(clock_at <= $2, true))
      ORDER BY id
      FOR NO KEY UPDATE SKIP LOCKED
      """;

  /**
   * Queues the next chunk in one transaction; for a finished or stopped send it just answers with
   * the figures. Fails with {@link NoSuchCampaign} when the campaign is gone.
   */
  Future<Chunk> queueChunk(String campaign) {
    return indexed(
        tx ->
            tx.preparedQuery(LOCK_CAMPAIGN)
                .execute(Tuple.of(page, campaign))
                .compose(
                    rows ->
                        rows.size() == 0
                            ? Future.failedFuture(new NoSuchCampaign())
                            : chunk(tx, campaign, rows.iterator().next())));
  }

  private <T> Future<T> indexed(Function<SqlConnection, Future<T>> work) {
    return database.bulkTransaction(tx -> indexed(tx, () -> work.apply(tx)));
  }

  private static <T> Future<T> indexed(SqlConnection tx, Supplier<Future<T>> work) {
    return tx.query(INDEX_PLANS).execute().compose(planned -> work.get());
  }

  // Without statistics, as in a shop's first campaign, the planner would read whole tables.
  static final String INDEX_PLANS =
      "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off;"
          + " SET LOCAL enable_mergejoin = off";

  // NO KEY: customers who are sent their message meanwhile refer to the campaign and do not wait.
  private static final String LOCK_CAMPAIGN =
      """
      SELECT state, hushed, version, queued_to, queue_end, draw, send_where,
             clock_at, clock_from, early,
             queued, next_visit, window_closed, opted_out, blocked, already_in
      FROM campaign WHERE page_id = $1 AND id = $2
      FOR NO KEY UPDATE
      """;

  private Future<Chunk> chunk(SqlConnection tx, String campaign, Row row) {
    long from = row.getLong("queued_to");
    long end = row.getLong("queue_end");
    String state = row.getString("state");
    boolean open = state.equals("open") && from < end && !row.getBoolean("hushed");
    if (!state.equals("queueing") && !open) {
      return Future.succeededFuture(new Chunk(AudienceStore.sending(row), 0, true));
    }
    int most = Math.min(chunkSize, draw(row).flatMap(Draw::room).orElse(chunkSize));
    if (most == 0 || clocks.rests(row)) {
      // the wave is full, and the next one's draw makes room; or it is not yet time
      return Future.succeededFuture(new Chunk(AudienceStore.sending(row), 0, true));
    }
    Optional<JsonObject> where = Optional.ofNullable(row.getJsonObject("send_where"));
    return clocks
        .turn(tx, row)
        .compose(
            turn ->
                turn.filter(ClockStore.Turn::asksNobody).isPresent()
                    ? advancing.advance(tx, campaign, end, NOBODY, false)
                    : clocks
                        .end(tx, campaign, row)
                        .compose(last -> next.next(tx, from, last, most, where))
                        .compose(people -> queue(tx, campaign, row, turn, people)));
  }

  private static final Sending NOBODY = new Sending(0, 0, 0, 0, 0, 0);

  private Future<Chunk> queue(
      SqlConnection tx,
      String campaign,
      Row row,
      Optional<ClockStore.Turn> turn,
      NextStore.Next people) {
    Optional<Draw> draw = draw(row);
    int version = row.getInteger("version");
    return turn.map(now -> queue.queue(tx, campaign, version, now, people))
        .orElseGet(() -> queue.queue(tx, campaign, version, draw, people))
        .compose(
            sending ->
                advancing.advance(
                    tx, campaign, people.to(), sending, people.last() && !row.getBoolean("early")))
        .compose(
            chunk ->
                draw.isEmpty()
                    ? Future.succeededFuture(chunk)
                    : draws.refresh(tx, campaign).map(chunk));
  }

  private static Optional<Draw> draw(Row row) {
    return Draw.of(row.getJsonObject("draw"));
  }

  /** Gives the planner statistics after bulk work; autovacuum would take up to a minute. */
  Future<Void> analyze() {
    return database
        .bulk()
        .query("ANALYZE customer, outbox, journey, path_count")
        .execute()
        .mapEmpty();
  }

  /** Ends the sends that have no messages left on their way; answers with their campaigns. */
  Future<List<String>> finish() {
    return indexed(tx -> tx.preparedQuery(FINISH).execute(Tuple.of(page)))
        .map(SendStore::campaigns);
  }

  private static final String FINISH =
      """
      UPDATE campaign c SET state = 'done'
      WHERE page_id = $1 AND state = 'sending' AND NOT EXISTS (
        SELECT 1 FROM outbox o
        WHERE o.page_id = $1 AND o.campaign_id = c.id AND o.priority = 1
          AND o.state IN ('queued', 'held', 'sending', 'unknown'))
      RETURNING id
      """;

  private static List<String> campaigns(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(r -> r.getString("id")).toList();
  }
}
