package io.promobot.campaign;

import io.promobot.db.Database;
import io.promobot.flow.Say;
import io.promobot.stats.EachClock;
import io.promobot.stats.ZoneStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Gives messages by each customer's clock another time that could not go out at theirs: because
 * promobot was off, the page or the send was paused, or there were too many. They go out when the
 * clock shows the same time again, to those who may be written to then.
 */
public final class LateStore {
  private static final int STEP = 1_000;

  private final Database database;
  private final String page;
  private final ZoneId shop;
  private final ZoneStore zones;

  public LateStore(Database database, String page, ZoneId shop) {
    this.database = database;
    this.page = page;
    this.shop = shop;
    this.zones = new ZoneStore(page);
  }

  /** Answers with how many messages were too late. */
  public Future<Integer> move(Instant now) {
    return database
        .general()
        .preparedQuery(LATE)
        .execute(Tuple.of(page, utc(now.minus(EachClock.LATE)), Say.WELCOME))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture(0)
                    : zones
                        .all(database.general())
                        .compose(known -> all(rows.stream().toList(), known, now)));
  }

  // The index over what is due begins with the oldest; no send's first message is older than this.
  private static final String LATE =
      """
      SELECT c.id, c.clock_at FROM campaign c
      WHERE c.page_id = $1 AND c.clock_at IS NOT NULL AND c.state IN ('open', 'queueing', 'sending')
        AND EXISTS (
          SELECT FROM outbox_live o
          WHERE o.page_id = $1 AND o.priority = 1 AND o.state = 'queued' AND o.say = $3
            AND o.campaign_id = c.id AND o.due_at < $2
            AND o.due_at >= c.clock_at - interval '%d hours' OFFSET 0)
      ORDER BY c.id
      """
          .formatted(EachClock.FURTHEST.toHours());

  private Future<Integer> all(List<Row> campaigns, List<ZoneId> known, Instant now) {
    Future<Integer> moved = Future.succeededFuture(0);
    for (Row campaign : campaigns) {
      Tuple dues = dues(campaign, known, now);
      moved = moved.compose(before -> step(dues, before));
    }
    return moved;
  }

  private Tuple dues(Row campaign, List<ZoneId> known, Instant now) {
    var each = new EachClock(campaign.getOffsetDateTime("clock_at").toInstant(), shop);
    return Tuple.of(page, campaign.getString("id"), utc(now.minus(EachClock.LATE)), Say.WELCOME)
        .addArrayOfString(known.stream().map(ZoneId::getId).toArray(String[]::new))
        .addArrayOfOffsetDateTime(
            known.stream().map(zone -> utc(each.in(zone, now))).toArray(OffsetDateTime[]::new))
        .addOffsetDateTime(utc(each.in(shop, now)))
        .addInteger(STEP);
  }

  private Future<Integer> step(Tuple dues, int before) {
    return database
        .transaction(tx -> tx.preparedQuery(MOVE).execute(dues))
        .map(SqlResult::rowCount)
        .compose(
            moved ->
                moved < STEP ? Future.succeededFuture(before + moved) : step(dues, before + moved));
  }

  // Rows in somebody's hands are looked at the next time: waiting for them could deadlock.
  static final String MOVE =
      """
      UPDATE outbox_live o SET due_at = coalesce(u.due, $7)
      FROM customer c LEFT JOIN unnest($5::text[], $6::timestamptz[]) AS u (zone, due)
        ON u.zone = c.time_zone
      WHERE o.page_id = $1 AND c.page_id = $1 AND c.id = o.customer_id AND o.id = ANY (ARRAY(
        SELECT l.id FROM outbox_live l
        WHERE l.page_id = $1 AND l.priority = 1 AND l.state = 'queued' AND l.say = $4
          AND l.campaign_id = $2 AND l.due_at < $3
        ORDER BY l.due_at, l.id LIMIT $8
        FOR UPDATE SKIP LOCKED))
      """;

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
